package io.tickring.persistence.history.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.persistence.testing.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where memory ends and what is on disk begins there is no bar twice and none missing, and the last word counts. */
class RecentBarsSeamTest {
    private static final long MINUTE = Bar.MINUTE_MS;
    private static final long START = 28_000_020 * MINUTE;
    private static final int MINUTES = 240;

    /** What the disk knows: the served revision of every minute journaled so far. */
    private final TreeMap<Long, Bar> stored = new TreeMap<>();
    private Runnable whileTheDiskIsRead = () -> { };

    @Property(tries = 300)
    void shouldGiveTheWholeHoweverItIsSplit(@ForAll long seed,
            @ForAll @IntRange(min = 0, max = MINUTES) int followedFrom, @ForAll @IntRange(min = 0, max = 3) int gap) {
        stored.clear();
        Random random = new Random(seed);
        RecentBars recent = new RecentBars(4, 1, this::read, START + (followedFrom + gap) * MINUTE);
        int preloadAt = followedFrom + random.nextInt(MINUTES);

        for (int minute = 0; minute < MINUTES; minute++) {
            for (Bar bar : issued(random, minute)) {
                journal(bar);
                if (minute >= followedFrom) {
                    recent.onBar(minute, bar);
                }
            }
            if (minute == preloadAt) {
                long fromMs = START + random.nextInt(MINUTES) * MINUTE;
                recent.preload(read(1, fromMs, Long.MAX_VALUE), fromMs);
            }
            assertWhole(recent, random);
        }
    }

    /** A new bar in most minutes, now and then an amended one of up to five minutes before, or one of the venue. */
    private List<Bar> issued(Random random, int minute) {
        List<Bar> bars = new ArrayList<>();
        if (random.nextInt(5) > 0) {
            bars.add(bar(START + minute * MINUTE, 0, Provenance.LIVE, random.nextInt(1_000)));
        }
        Bar before = stored.get(START + (minute - random.nextInt(6)) * MINUTE);
        if (before != null && random.nextInt(3) == 0) {
            bars.add(bar(before.openTimeMs, before.revision + 1, before.provenance, random.nextInt(1_000)));
        }
        if (random.nextInt(4) == 0) {
            long openMs = START + random.nextInt(minute + 1) * MINUTE;
            bars.add(bar(openMs, 0, Provenance.BACKFILL, random.nextInt(1_000)));
        }
        return bars;
    }

    private void journal(Bar bar) {
        Bar known = stored.get(bar.openTimeMs);
        if (known == null || bar.provenance.compareTo(known.provenance) <= 0) {
            stored.put(bar.openTimeMs, bar);
        }
    }

    private List<Bar> read(int market, long fromMs, long toMs) {
        List<Bar> bars = stored.subMap(fromMs, Math.max(fromMs, toMs)).values().stream().map(RecentBarsSeamTest::copy)
                .toList();
        whileTheDiskIsRead.run();
        return bars;
    }

    private void assertWhole(RecentBars recent, Random random) {
        long fromMs = START - 10 * MINUTE + random.nextInt(MINUTES) * MINUTE;
        long toMs = fromMs + random.nextInt(MINUTES) * MINUTE;
        long stepMs = (random.nextBoolean() ? 1 : 30) * MINUTE;

        assertThat(lines(recent.bars(1, fromMs, toMs, stepMs))).isEqualTo(lines(read(1, fromMs, toMs)));
    }

    private static List<String> lines(List<Bar> bars) {
        return bars.stream().map(Lines::of).toList();
    }

    @Test
    void shouldNotLoseAMinuteThatIsPushedOutWhileTheDiskIsRead() {
        RecentBars recent = new RecentBars(4, 1, this::read, START);
        for (int minute = -30; minute < 60; minute++) {
            Bar bar = bar(START + minute * MINUTE, 0, Provenance.LIVE, minute);
            journal(bar);
            if (minute >= 0) {
                recent.onBar(minute, bar);
            }
        }
        whileTheDiskIsRead = () -> recent.onBar(90, bar(START + 90 * MINUTE, 0, Provenance.LIVE, 1));

        assertThat(recent.bars(1, START - 30 * MINUTE, START + 60 * MINUTE)).hasSize(90);
    }

    private static Bar copy(Bar bar) {
        Bar copy = new Bar();
        copy.copyFrom(bar);
        return copy;
    }

    private static Bar bar(long openTimeMs, int revision, Provenance provenance, long price) {
        Bar bar = new Bar();
        bar.market = 1;
        bar.openTimeMs = openTimeMs;
        bar.revision = revision;
        bar.provenance = provenance;
        bar.bidOpen = price;
        bar.ticks = 1;
        bar.firstTickMs = openTimeMs + 1;
        bar.lastTickMs = openTimeMs + 2;
        return bar;
    }
}
