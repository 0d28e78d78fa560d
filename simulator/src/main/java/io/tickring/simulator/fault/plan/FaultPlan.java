package io.tickring.simulator.fault.plan;

import java.util.List;

/** When what goes wrong. Immutable. */
public record FaultPlan(List<Planned> faults, List<Draw> draws) {
    public static final FaultPlan NONE = new FaultPlan(List.of(), List.of());

    public FaultPlan {
        faults = List.copyOf(faults);
        draws = List.copyOf(draws);
    }
}
