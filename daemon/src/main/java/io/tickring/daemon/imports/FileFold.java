package io.tickring.daemon.imports;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.engine.Engine;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.write.TickJournal;
import java.io.IOException;

/** Leads the judged ticks of a file through the rest of the hot chain, one after the other on one thread. */
final class FileFold {
    private final Engine engine;
    private final TickJournal journal;
    private final SourceDigest digest;
    private final TickEvent slot = new TickEvent();
    private long minutes;

    FileFold(Engine engine, TickJournal journal, SourceDigest digest) {
        this.engine = engine;
        this.journal = journal;
        this.digest = digest;
        slot.clearTick();
    }

    /**
     * @return how many minutes got a bar
     * @throws OperatorException where the disk is full, a line of the file is no tick, or the file is known
     * @throws IOException       where the file cannot be read
     */
    long fold(ReadAhead file) throws IOException {
        for (TickBlock block = file.next(); block != null; block = file.next()) {
            for (int i = 0; i < block.count(); i++) {
                onTick(block, i);
            }
            file.giveBack(block);
            requireRoom();
            digest.lookAgain();
        }
        slot.clearControl(EventKind.END_OF_INPUT, slot.receiveTimeNs);
        engine.apply(slot);
        keep(true);
        requireRoom();
        return minutes;
    }

    private void onTick(TickBlock block, int index) {
        block.get(index, slot);
        slot.definition = engine.markets().get(slot.market);
        engine.fold(slot);
        keep(false);
    }

    private void keep(boolean endOfBatch) {
        for (long at = slot.barsFrom; at < slot.barsTo; at++) {
            minutes += engine.outbox().get(at).revision == 0 ? 1 : 0;
        }
        journal.onEvent(slot, endOfBatch);
    }

    private void requireRoom() {
        long lost = journal.status().notJournaled();
        if (lost > 0) {
            throw new OperatorException(ExitCode.FAILED, "the disk is full: " + lost + " ticks found no room; nothing "
                    + "of the file was imported");
        }
    }
}
