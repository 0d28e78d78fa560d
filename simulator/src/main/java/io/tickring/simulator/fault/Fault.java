package io.tickring.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One way in which the venue, or the way to it, goes wrong. Any number may be at work together. */
public sealed interface Fault permits SocketFault, QuoteFault, RestFault, VenueFault {

    /** @return name of the constant, as in {@code DROP_SOCKET} */
    String name();

    /** @return what is done when no value is ordered; its unit is that of the constant's description */
    long usualValue();

    /** @return whether this can be its value */
    default boolean takes(long value) {
        return true;
    }

    /** @return whether it happens once and is over */
    default boolean isMomentary() {
        return false;
    }

    /** @return the name in files, answers and ledgers: {@code drop-socket} */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return every fault there is, in the order of their documentation */
    static List<Fault> all() {
        return Stream.<Fault[]>of(SocketFault.values(), QuoteFault.values(), RestFault.values(), VenueFault.values())
                .flatMap(Arrays::stream).toList();
    }

    /** @throws IllegalArgumentException for a name that is none, naming those there are */
    static Fault of(String wire) {
        return all().stream().filter(fault -> fault.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault '" + wire + "', there are "
                        + all().stream().map(Fault::wire).collect(Collectors.joining(", "))));
    }
}
