package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueLedger;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan.Kind;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.GapReason;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.history.pruned.PrunedLedger;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of gaps and of the venue's bars is the same before and after their records were removed. */
class PrunedLedgerTest {
    private static final long MINUTE_MS = 60_000;

    @TempDir
    Path dir;
    private ArchiveRig rig;

    @BeforeEach
    void setUp() {
        rig = new ArchiveRig(dir);
        rig.settings = new ArchiveSettings(10, 64, 0, 2);
    }

    @Test
    void shouldKnowTheSameOfDirectoriesThatAreGone() throws Exception {
        rig.write(journal -> week(journal, 0));
        rig.write(FIRST_DAY_MS + 7 * DAY_MS, journal -> week(journal, 7));
        String before = described(known(false));

        ArchiveResult result = rig.run(FIRST_DAY_MS + 12 * DAY_MS);

        assertThat(result.pruned()).containsExactly(1);
        assertThat(described(known(false))).isNotEqualTo(before);
        assertThat(described(known(true))).isEqualTo(before);
    }

    @Test
    void shouldKnowTheSameOfFilesThatAreEmpty() throws Exception {
        rig.write(journal -> week(journal, 0));
        String before = described(known(false));

        ArchiveResult result = rig.run(FIRST_DAY_MS + 7 * DAY_MS);

        assertThat(result.emptied()).hasSizeGreaterThan(2);
        assertThat(Pruned.all(rig.journal)).hasSize(1);
        assertThat(described(known(true))).isEqualTo(before);
    }

    @Test
    void shouldTellNothingTwiceWhereTheJournalHasItAll() throws Exception {
        rig.settings = new ArchiveSettings(10, 64, 0, 0);
        rig.write(journal -> week(journal, 0));
        rig.run(FIRST_DAY_MS + 7 * DAY_MS);

        assertThat(described(known(true))).isEqualTo(described(known(false)));
    }

    /** A gap each day, one filled, one explained, the last one open. */
    private static void week(Rig journal, long firstDay) {
        for (long day = firstDay; day < firstDay + 7; day++) {
            long startMs = Math.max(Rig.START_MS, FIRST_DAY_MS + day * DAY_MS);
            ArchiveRig.ticks(journal, startMs, 10);
            gap(journal, startMs + 10 * MINUTE_MS, startMs + 14 * MINUTE_MS);
            if (day % 7 < 6) {
                long fromMs = startMs + 10 * MINUTE_MS;
                List<VenueBar> bars = day % 2 == 0 ? List.of(bar(fromMs + MINUTE_MS), bar(fromMs + 90 * MINUTE_MS))
                        : List.of();
                journal.venue(bars,
                        span(VenueResolution.MINUTE, Kind.LOADED, fromMs, fromMs + 100 * MINUTE_MS, bars.size()));
            }
            journal.venue(List.of(), span(VenueResolution.DAY, Kind.WANTED, startMs - 100 * DAY_MS, startMs, 0));
            journal.venue(List.of(), span(VenueResolution.DAY, day % 2 == 0 ? Kind.LOADED : Kind.FAILED,
                    startMs - day * DAY_MS, startMs, 0));
            journal.control(EventKind.CHECKPOINT);
        }
    }

    private static void gap(Rig journal, long fromMs, long toMs) {
        for (long endMs : new long[] {fromMs, toMs}) {
            journal.event.clearControl(EventKind.GAP, journal.nowNs);
            journal.event.market = 1;
            journal.event.gapFromMs = fromMs;
            journal.event.gapToMs = endMs;
            journal.event.gapReason = GapReason.SILENT;
            journal.apply(true);
        }
    }

    private static VenueBar bar(long openTimeMs) {
        return new VenueBar(1, VenueResolution.MINUTE, openTimeMs, 10, 12, 9, 11, 20, 22, 19, 21, 5);
    }

    private static VenueSpan span(VenueResolution resolution, Kind kind, long fromMs, long toMs, int bars) {
        return new VenueSpan(1, resolution, kind, fromMs, toMs, bars, Rig.START_MS * Rig.NS_PER_MS);
    }

    private VenueLedger known(boolean archiveToo) throws Exception {
        VenueLedger ledger = new VenueLedger();
        try (DuckDb duckDb = new DuckDb(64, dir.resolve("spill"));
                JournalReader reader = JournalReader.open(rig.journal, 0)) {
            if (archiveToo) {
                new PrunedLedger(rig.archive, duckDb, symbol -> symbol.charAt(1) - '0').tell(rig.journal, ledger);
            }
            reader.readAll(ledger);
        }
        return ledger;
    }

    private static String described(VenueLedger ledger) {
        List<String> lines = new ArrayList<>();
        ledger.gaps(1).forEach(gap -> lines.add(gap.toString()));
        for (VenueResolution resolution : VenueResolution.values()) {
            lines.add("asked " + ledger.asked(1, resolution));
            lines.add("wanted " + ledger.wanted(1, resolution));
        }
        for (Gap.State state : Gap.State.values()) {
            lines.add(state + " " + ledger.total(state));
        }
        return String.join("\n", lines);
    }
}
