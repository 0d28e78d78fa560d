package io.tickring.persistence.testing;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

/** Every field that the journal keeps, as text. */
public final class Lines {
    private Lines() {
    }

    public static String of(TickEvent event) {
        String times = event.kind + " " + event.receiveTimeNs + " " + event.market + " " + event.marketTimeMs;
        return switch (event.kind) {
            case TICK -> times + " " + event.exchangeTimeMs + " " + event.bidNanos + " " + event.askNanos + " "
                    + event.bidSizeMicros + " " + event.askSizeMicros + " " + event.marks + " " + event.rejectReason
                    + (event.accepted() ? "" : " " + event.decodeFault + " " + event.frameCut + " "
                    + Arrays.toString(Arrays.copyOf(event.frame, event.frameLength)));
            case CLOCK -> times + " " + event.clockMarketMs + " " + event.clockRate + " " + event.clockStep;
            case GAP -> times + " " + event.gapFromMs + " " + event.gapToMs + " " + event.gapReason;
            default -> times;
        };
    }

    public static String of(Bar bar) {
        return bar + " " + bar.spreadSumNanos + " " + bar.firstTickMs + " " + bar.lastTickMs;
    }
}
