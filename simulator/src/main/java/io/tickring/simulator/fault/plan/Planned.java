package io.tickring.simulator.fault.plan;

import io.tickring.simulator.fault.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One fault of a plan.
 *
 * @param after by the wall clock since the start; without meaning where {@code at} is given
 * @param at    simulated time
 */
public record Planned(FaultOrder order, Duration after, Optional<Instant> at) {
}
