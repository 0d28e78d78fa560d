package io.tickring.persistence.disk;

import org.agrona.concurrent.Agent;

/** Takes disk space ahead of the journal, and prepares the next file before its time. On the housekeeping thread. */
public final class AllocationAgent implements Agent {
    private final Allocation allocation;
    private final CycleFiles cycles;

    public AllocationAgent(Allocation allocation, CycleFiles cycles) {
        this.allocation = allocation;
        this.cycles = cycles;
    }

    @Override
    public String roleName() {
        return "journal-alloc";
    }

    @Override
    public int doWork() {
        return allocation.extendAhead() || cycles.prepareNext() ? 1 : 0;
    }
}
