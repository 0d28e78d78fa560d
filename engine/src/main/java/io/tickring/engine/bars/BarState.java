package io.tickring.engine.bars;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;

/** The bars a market holds, in a checkpoint. */
final class BarState {
    private BarState() {
    }

    static void save(Bar bar, StateOutput out) {
        out.putInt(bar.market).putLong(bar.openTimeMs)
                .putLong(bar.bidOpen).putLong(bar.bidHigh).putLong(bar.bidLow).putLong(bar.bidClose)
                .putLong(bar.askOpen).putLong(bar.askHigh).putLong(bar.askLow).putLong(bar.askClose)
                .putInt(bar.ticks).putLong(bar.spreadSumNanos).putLong(bar.firstTickMs).putLong(bar.lastTickMs)
                .putInt(bar.revision).putByte(bar.provenance.code());
    }

    static void restore(Bar bar, StateInput in) {
        bar.market = in.getInt();
        bar.openTimeMs = in.getLong();
        bar.bidOpen = in.getLong();
        bar.bidHigh = in.getLong();
        bar.bidLow = in.getLong();
        bar.bidClose = in.getLong();
        bar.askOpen = in.getLong();
        bar.askHigh = in.getLong();
        bar.askLow = in.getLong();
        bar.askClose = in.getLong();
        bar.ticks = in.getInt();
        bar.spreadSumNanos = in.getLong();
        bar.firstTickMs = in.getLong();
        bar.lastTickMs = in.getLong();
        bar.revision = in.getInt();
        bar.provenance = Provenance.ofCode(in.getByte());
    }
}
