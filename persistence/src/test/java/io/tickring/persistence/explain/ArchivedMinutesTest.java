package io.tickring.persistence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ManifestDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.testing.JournalOnly;
import io.tickring.persistence.testing.Lines;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bar is explained the same when its ticks are in the archive alone. */
class ArchivedMinutesTest {
    private static final long DAY_MS = 86_400_000;

    @TempDir
    private Path dir;

    @Test
    void shouldExplainMinutesThatTheJournalHasNoMore() throws IOException {
        RandomMarket market = new RandomMarket(5);
        write(Rig.START_MS, rig -> {
            for (int i = 0; i < 2_000; i++) {
                market.next(rig.event);
                rig.nowNs = Math.max(rig.nowNs, rig.event.receiveTimeNs);
                rig.apply(i % 10 == 9);
            }
            rig.control(EventKind.END_OF_INPUT);
        });
        write(Rig.START_MS + 10 * DAY_MS, rig -> rig.tick(1, rig.nowNs / Rig.NS_PER_MS, 10, 11, true));
        Map<Long, String> before = new TreeMap<>();
        Map<Long, String> after = new TreeMap<>();
        explain(before, opens());

        prune();
        explain(after, List.copyOf(before.keySet()));

        assertThat(before).hasSizeGreaterThan(10);
        assertThat(before.values()).anyMatch(told -> told.contains("SPIKE"));
        assertThat(after).isEqualTo(before);
    }

    private interface Content {
        void to(Rig rig);
    }

    private void write(long startMs, Content content) {
        try (Rig rig = new Rig(Rig.settings(dir.resolve("journal")), startMs * Rig.NS_PER_MS)) {
            content.to(rig);
        }
    }

    private List<Long> opens() {
        try (JournalIndex index = new JournalIndex(dir.resolve("journal"))) {
            return JournalOnly.bars(index).bars(1, 0, Rig.START_MS + DAY_MS).stream()
                    .map(bar -> bar.openTimeMs).toList();
        }
    }

    private void prune() throws IOException {
        long nowMs = Rig.START_MS + 40 * DAY_MS;
        try (Archiver archiver = Archiver.open(dir.resolve("journal"), dir.resolve("archive"),
                new ArchiveSettings(10, 64, 0, 5))) {
            assertThat(archiver.run(nowMs, nowMs, ArchiveWatch.NONE).pruned()).containsExactly(1);
        }
    }

    private void explain(Map<Long, String> told, List<Long> opens) {
        Archive archive = new Archive(dir.resolve("archive"));
        MarketNames names = new MarketNames() {
            @Override
            public String symbol(int market) {
                return "M" + market;
            }

            @Override
            public int number(String symbol) {
                return symbol.length() == 2 ? symbol.charAt(1) - '0' : 0;
            }
        };
        try (DuckDb duckDb = new DuckDb(64, dir.resolve("spill"));
                JournalIndex index = new JournalIndex(dir.resolve("journal"))) {
            Past past = new Past(index, new ManifestDays(archive, () -> Long.MAX_VALUE / 2),
                    new ArchiveReader(duckDb, names::number), names);
            JournalBarExplainer explainer = new JournalBarExplainer(dir.resolve("journal"), index,
                    new ArchivedMinutes(archive, past));
            opens.forEach(open -> told.put(open, line(explainer.explain(1, open, 1_000_000))));
        }
    }

    /** What the archive keeps: receive times are cut, settings and earlier revisions are not there. */
    private static String line(Optional<BarExplanation> explanation) {
        BarExplanation told = explanation.orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(told.bar().map(Lines::of).orElse("none"));
        parts.add(told.ticks().stream().map(ArchivedMinutesTest::line).toList().toString());
        parts.add(told.aside().stream().map(ArchivedMinutesTest::line).toList().toString());
        for (RejectedTick rejected : told.rejected()) {
            parts.add(line(rejected.tick()) + ' ' + rejected.reason() + ' ' + rejected.rule().text());
        }
        Bar last = told.revisions().get(told.revisions().size() - 1).bar();
        parts.add(told.tickCount() + " " + told.asideCount() + ' ' + told.rejectedCount() + ' ' + Lines.of(last));
        return String.join("\n", parts);
    }

    private static String line(Tick tick) {
        return new Tick(tick.sequence(), tick.market(), tick.exchangeTimeMs(), tick.receiveTimeNs() / 1000 * 1000,
                tick.bidNanos(), tick.askNanos(), tick.bidSizeMicros(), tick.askSizeMicros(), tick.marks()).toString();
    }
}
