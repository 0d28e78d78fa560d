package io.tickring.engine.bars;

import io.tickring.engine.checkpoint.Checkpointed;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import java.util.Arrays;

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
            extend(bar, tick);
        } else {
            open(bar, tick, minute);
        }
        return bar;
    }

    private void open(Bar bar, TickEvent tick, long minute) {
        bar.market = tick.market;
        bar.openTimeMs = minute * Bar.MINUTE_MS;
        bar.bidOpen = bar.bidHigh = bar.bidLow = bar.bidClose = tick.bidNanos;
        bar.askOpen = bar.askHigh = bar.askLow = bar.askClose = tick.askNanos;
        bar.ticks = 1;
        bar.spreadSumNanos = tick.spreadNanos();
        bar.firstTickMs = bar.lastTickMs = tick.exchangeTimeMs;
        bar.revision = NOT_ISSUED;
        bar.provenance = provenance;
    }

    private static void extend(Bar bar, TickEvent tick) {
        long bid = tick.bidNanos;
        long ask = tick.askNanos;
        bar.bidHigh = Math.max(bar.bidHigh, bid);
        bar.bidLow = Math.min(bar.bidLow, bid);
        bar.askHigh = Math.max(bar.askHigh, ask);
        bar.askLow = Math.min(bar.askLow, ask);
        if (tick.exchangeTimeMs >= bar.lastTickMs) {
            bar.bidClose = bid;
            bar.askClose = ask;
            bar.lastTickMs = tick.exchangeTimeMs;
        } else if (tick.exchangeTimeMs < bar.firstTickMs) {
            bar.bidOpen = bid;
            bar.askOpen = ask;
            bar.firstTickMs = tick.exchangeTimeMs;
        }
        bar.ticks++;
        long sum = bar.spreadSumNanos + (ask - bid);
        bar.spreadSumNanos = sum < 0 ? Long.MAX_VALUE : sum;
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
