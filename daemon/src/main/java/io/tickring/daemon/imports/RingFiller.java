package io.tickring.daemon.imports;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;

/** The producer of an import: as fast as the ring takes ticks. */
final class RingFiller {
    private final TickRing ring;
    private long lastReceiveTimeNs;

    RingFiller(TickRing ring) {
        this.ring = ring;
    }

    void fill(TickCsvReader reader) throws IOException {
        TickEvent slot = freeSlot();
        while (reader.next(slot)) {
            lastReceiveTimeNs = slot.receiveTimeNs;
            ring.publish();
            slot = freeSlot();
        }
        slot.clearControl(EventKind.END_OF_INPUT, lastReceiveTimeNs);
        ring.publish();
    }

    private TickEvent freeSlot() {
        TickEvent slot = ring.peek();
        while (slot == null) {
            requireJournal(ring);
            Thread.yield();
            slot = ring.peek();
        }
        return slot;
    }

    /** @throws OperatorException where the journal failed */
    static void requireJournal(TickRing ring) {
        ring.failure().ifPresent(cause -> {
            throw journalFailed(cause);
        });
    }

    static OperatorException journalFailed(Throwable cause) {
        return new OperatorException(ExitCode.FAILED, "the journal cannot be written: " + cause.getMessage()
                + "; nothing of the file was imported");
    }
}
