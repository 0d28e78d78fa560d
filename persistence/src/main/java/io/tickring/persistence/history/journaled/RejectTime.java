package io.tickring.persistence.history.journaled;

import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;

/** When a rejected tick was: its own time where that can be believed, else the market clock's when it came. */
public final class RejectTime {
    private RejectTime() {
    }

    /** @return epoch ms of the venue's time */
    public static long of(TickEvent rejected) {
        boolean believed = rejected.exchangeTimeMs != TickEvent.ABSENT
                && rejected.rejectReason != RejectReason.FUTURE && rejected.rejectReason != RejectReason.ABSURD_TIME
                && rejected.decodeFault == RejectReason.NONE;
        return believed ? rejected.exchangeTimeMs : rejected.marketTimeMs;
    }
}
