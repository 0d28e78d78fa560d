package io.tickring.feed.backfill;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.time.TimeRanges;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.stream.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A backfill with a venue that has every bar, a journal that is a ledger, and a clock that is moved by hand. */
final class Bench implements BackfillSite {
    static final long MINUTE = VenueResolution.MINUTE.lengthMs();
    static final long DAY = VenueResolution.DAY.lengthMs();
    /** 2023-11-15T00:00:00Z. */
    static final long MIDNIGHT = 1_700_006_400_000L;
    static final long STEP_NS = 10_000_000;

    final VenueLedger ledger = new VenueLedger();
    final List<BarWindow> asked = new ArrayList<>();
    final List<Long> askedAtNs = new ArrayList<>();
    final List<VenueSpan> spans = new ArrayList<>();
    final Backfill backfill;
    int markets;
    Function<BarWindow, List<VenueBar>> venue = Bench::everyBar;
    boolean up = true;
    boolean busy;
    boolean journals = true;
    long marketMs = MIDNIGHT + 12 * 60 * MINUTE;
    long monotonicNs = 1;

    Bench(BackfillSettings settings, int markets) {
        this.markets = markets;
        backfill = new Backfill(settings, ledger, this::answer, this::journal, this, new Backoff(1_000, () -> 1));
    }

    static List<VenueBar> everyBar(BarWindow window) {
        long lengthMs = window.resolution().lengthMs();
        return LongStream.range(window.resolution().ceil(window.fromMs()) / lengthMs,
                        window.resolution().ceil(window.toMs()) / lengthMs)
                .mapToObj(bar -> new VenueBar(window.market(), window.resolution(), bar * lengthMs, 1, 1, 1, 1,
                        2, 2, 2, 2, 3)).toList();
    }

    static List<VenueBar> fails(BarWindow window, int status) {
        throw new VenueException("GET /prices", status, "error.for.test");
    }

    private List<VenueBar> answer(BarWindow window) {
        asked.add(window);
        askedAtNs.add(monotonicNs);
        return venue.apply(window);
    }

    private void journal(List<VenueBar> bars, VenueSpan span) {
        if (journals) {
            bars.forEach(bar -> ledger.onVenueBar(1, bar));
            ledger.onVenueSpan(1, span);
            spans.add(span);
        }
    }

    void gap(int market, long fromMs, long toMs) {
        TickEvent gap = new TickEvent();
        gap.clearControl(EventKind.GAP, 0);
        gap.market = market;
        gap.gapFromMs = fromMs;
        gap.gapToMs = toMs;
        gap.gapReason = GapReason.DISCONNECTED;
        ledger.onEvent(1, gap);
    }

    /** Lets time pass, the market's at the same rate. */
    void run(long ms) {
        for (long ns = 0; ns < ms * 1_000_000; ns += STEP_NS) {
            monotonicNs += STEP_NS;
            marketMs += STEP_NS / 1_000_000;
            backfill.doWork();
        }
    }

    /** @return all that was asked for of a market's minutes */
    TimeRanges minutesAsked(int market) {
        TimeRanges minutes = new TimeRanges();
        asked.stream().filter(window -> window.market() == market && window.resolution() == VenueResolution.MINUTE)
                .forEach(window -> minutes.add(window.wanted()));
        return minutes;
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public List<Integer> markets() {
        return IntStream.rangeClosed(1, markets).boxed().toList();
    }

    @Override
    public long marketTimeMs() {
        return marketMs;
    }

    @Override
    public long nowNs() {
        return marketMs * 1_000_000;
    }

    @Override
    public long monotonicNs() {
        return monotonicNs;
    }
}
