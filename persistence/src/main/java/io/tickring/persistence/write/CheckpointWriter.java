package io.tickring.persistence.write;

import io.tickring.engine.Engine;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.format.CheckpointPiece;
import io.tickring.persistence.format.CheckpointState;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes market definitions where they are missing, and checkpoints: all definitions and the engine's saved state, in
 * documents of their own.
 */
final class CheckpointWriter {
    private final Engine engine;
    private final MarketTable table;
    private final JournalAppender appender;
    private final JournalPosition position;
    private final Market[] defined;
    private final ExpandableArrayBuffer state = new ExpandableArrayBuffer(CheckpointPiece.MAX_BYTES);
    private int highestDefined;

    CheckpointWriter(Engine engine, JournalAppender appender, JournalPosition position) {
        this.engine = engine;
        this.appender = appender;
        this.position = position;
        table = engine.markets();
        defined = new Market[table.capacity()];
    }

    /**
     * Writes the definition of a market that has none in this directory, or another than it has now. Numbers are
     * defined in order, whichever market ticks first, so that a table can be restored from any beginning of a journal.
     */
    void define(int number) {
        while (highestDefined < number) {
            write(table.get(highestDefined + 1));
        }
        if (number > 0 && defined[number] != table.get(number)) {
            write(table.get(number));
        }
    }

    /**
     * Writes the definition by which a tick was judged, where it is not the last one written: a replay has to judge by
     * the same, whatever the table says meanwhile.
     */
    void define(Market judgedBy) {
        int number = judgedBy.number();
        if (number > 0 && defined[number] != judgedBy) {
            while (highestDefined < number - 1) {
                write(table.get(highestDefined + 1));
            }
            write(judgedBy);
        }
    }

    /** Lets every market be defined again: nobody knows which definitions a full disk took. */
    void forgetDefinitions() {
        Arrays.fill(defined, null);
        highestDefined = 0;
    }

    /** Writes a checkpoint of the state that the stages saved last, at this time. */
    void checkpoint(long receiveTimeNs) {
        appender.flush();
        long firstSequence = appender.lastSequence() + 1;
        long at = appender.end();
        table.all().forEach(this::write);
        appender.flush();
        writeState(receiveTimeNs);
        appender.flush();
        position.checkpoint(firstSequence, at);
    }

    private void write(Market market) {
        appender.room().market(market);
        defined[market.number()] = market;
        highestDefined = Math.max(highestDefined, market.number());
    }

    private void writeState(long receiveTimeNs) {
        int total = CheckpointState.pack(engine.savedState(), state);
        for (int at = 0; at < total; at += CheckpointPiece.MAX_BYTES) {
            int length = Math.min(CheckpointPiece.MAX_BYTES, total - at);
            appender.room().checkpoint(receiveTimeNs, at, total, state, length);
        }
    }
}
