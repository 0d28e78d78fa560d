package io.tickring.engine.bars;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The second stage of the hot chain: bid and ask bars by minute of the venue's time.
 *
 * <p>A bar is issued when a tick of a later minute arrives for its market, when a heartbeat finds its end passed by the
 * grace period, or at the end of an import. A tick that comes for an issued minute amends it: the bar is issued again
 * with the next revision, for five minutes back from the newest minute of the market; an older tick is marked late and
 * changes nothing. Within a minute, open and close go by the ticks' times, so the order of arrival only decides between
 * ticks of the same millisecond. Nothing is carried over, and a minute without ticks has no bar.
 *
 * <p>Runs on one thread and allocates nothing.
 */
public final class MinuteBars implements Checkpointed {
    /** The newest minute of a market and five before it. */
    public static final int MINUTES_HELD = 6;

    private static final long NO_MINUTE = Long.MIN_VALUE;
    private static final int NOT_ISSUED = -1;

    private final Bar[] held;
    private final long[] newestMinute;
    private final BarOutbox outbox;
    private final long graceMs;
    private final Provenance provenance;

    /**
     * @param maxMarkets rows, the market {@code ?} included
     * @param outbox     takes the bars issued
     * @param graceMs    how long after its end a heartbeat closes a bar, ms of the venue's time
     * @param provenance what the bars are marked with
     */
    public MinuteBars(int maxMarkets, BarOutbox outbox, long graceMs, Provenance provenance) {
        this.outbox = outbox;
        this.graceMs = graceMs;
        this.provenance = provenance;
        held = new Bar[maxMarkets * MINUTES_HELD];
        newestMinute = new long[maxMarkets];
        Arrays.fill(newestMinute, NO_MINUTE);
        for (int i = 0; i < held.length; i++) {
            held[i] = new Bar();
            held[i].openTimeMs = NO_MINUTE;
        }
    }

    /** Takes an accepted, streamed tick into its bar, and lets heartbeats and the end of the input close bars. */
    public void onEvent(TickEvent event) {
        switch (event.kind) {
            case TICK -> {
                if (event.accepted() && !event.polled) {
                    onTick(event);
                }
            }
            case HEARTBEAT -> closeUntil(event.marketTimeMs - graceMs);
            case END_OF_INPUT -> closeUntil(Long.MAX_VALUE);
            default -> { }
        }
    }

    /**
     * Copies the newest bar of a market as it stands now.
     *
     * @return whether there is one
     */
    public boolean forming(int market, Bar into) {
        if (newestMinute[market] == NO_MINUTE) {
            return false;
        }
        into.copyFrom(bar(market, newestMinute[market]));
        into.revision = Math.max(0, into.revision);
        return true;
    }

    /**
     * @return copies of the bars that the market holds, the oldest first: a tick may still change them. Revision -1 for
     *         one that was not issued. The owner's thread
     */
    public List<Bar> held(int market) {
        List<Bar> bars = new ArrayList<>();
        long newest = newestMinute[market];
        for (int back = MINUTES_HELD - 1; back >= 0 && newest != NO_MINUTE; back--) {
            Bar bar = bar(market, newest - back);
            if (bar.openTimeMs == (newest - back) * Bar.MINUTE_MS) {
                Bar copy = new Bar();
                copy.copyFrom(bar);
                bars.add(copy);
            }
        }
        return bars;
    }

    private void onTick(TickEvent tick) {
        long minute = Math.floorDiv(tick.exchangeTimeMs, Bar.MINUTE_MS);
        long newest = newestMinute[tick.market];
        if (minute > newest) {
            if (newest != NO_MINUTE) {
                issueOnce(bar(tick.market, newest));
            }
            newestMinute[tick.market] = minute;
            add(tick, minute);
        } else if (newest - minute >= MINUTES_HELD) {
            tick.marks |= Marks.LATE;
        } else {
            Bar bar = add(tick, minute);
            if (minute < newest || bar.revision != NOT_ISSUED) {
                issue(bar);
            }
        }
    }

    private Bar add(TickEvent tick, long minute) {
        Bar bar = bar(tick.market, minute);
        if (bar.openTimeMs == minute * Bar.MINUTE_MS) {
            bar.extend(tick);
        } else {
            bar.open(tick, provenance);
            bar.revision = NOT_ISSUED;
        }
        return bar;
    }

    private void closeUntil(long passedMs) {
        for (int market = 0; market < newestMinute.length; market++) {
            if (newestMinute[market] != NO_MINUTE) {
                Bar bar = bar(market, newestMinute[market]);
                if (bar.openTimeMs + Bar.MINUTE_MS <= passedMs) {
                    issueOnce(bar);
                }
            }
        }
    }

    private void issueOnce(Bar bar) {
        if (bar.revision == NOT_ISSUED) {
            issue(bar);
        }
    }

    private void issue(Bar bar) {
        bar.revision++;
        outbox.add(bar);
    }

    private Bar bar(int market, long minute) {
        return held[market * MINUTES_HELD + (int) Math.floorMod(minute, (long) MINUTES_HELD)];
    }

    @Override
    public void save(StateOutput out) {
        for (int market = 0; market < newestMinute.length; market++) {
            if (newestMinute[market] != NO_MINUTE) {
                out.putInt(market).putLong(newestMinute[market]);
                for (int i = 0; i < MINUTES_HELD; i++) {
                    BarState.save(held[market * MINUTES_HELD + i], out);
                }
            }
        }
        out.putInt(-1);
    }

    @Override
    public void restore(StateInput in) {
        for (int market = in.getInt(); market >= 0; market = in.getInt()) {
            newestMinute[market] = in.getLong();
            for (int i = 0; i < MINUTES_HELD; i++) {
                BarState.restore(held[market * MINUTES_HELD + i], in);
            }
        }
    }
}
