package io.tickring.simulator.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to go wrong.
 *
 * @param lasts how long, by the wall clock; empty until it is ended, without meaning for what is momentary
 * @param value see the fault's description; empty for its usual one
 */
public record FaultOrder(Fault fault, Target target, Optional<Duration> lasts, OptionalLong value) {

    public FaultOrder {
        if (lasts.isPresent() && lasts.get().isNegative()) {
            throw new IllegalArgumentException("lasts: expected a time of 0 or more, got " + lasts.get());
        }
        if (value.isPresent() && !fault.takes(value.getAsLong())) {
            throw new IllegalArgumentException("value: " + fault.wire() + " cannot take " + value.getAsLong());
        }
    }

    /** @return everywhere, until it is ended, with the usual value */
    public static FaultOrder of(Fault fault) {
        return new FaultOrder(fault, Target.ALL, Optional.empty(), OptionalLong.empty());
    }

    public FaultOrder at(Target only) {
        return new FaultOrder(fault, only, lasts, value);
    }

    public FaultOrder lasting(Duration span) {
        return new FaultOrder(fault, target, Optional.of(span), value);
    }

    public FaultOrder value(long number) {
        return new FaultOrder(fault, target, lasts, OptionalLong.of(number));
    }
}
