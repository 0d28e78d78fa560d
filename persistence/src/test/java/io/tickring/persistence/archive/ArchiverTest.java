package io.tickring.persistence.archive;

import static io.tickring.persistence.archive.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiverTest {
    private static final long FIRST_DAY_OVER_MS = FIRST_DAY_MS + DAY_MS + 600_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 11, 14);

    @TempDir
    Path dir;
    private ArchiveRig rig;

    @BeforeEach
    void setUp() {
        rig = new ArchiveRig(dir);
    }

    @Test
    void shouldArchiveTheDayThatIsOverAndNotTheOneThatRuns() throws IOException {
        rig.write(journal -> {
            ArchiveRig.ticks(journal, Rig.START_MS, 300);
            ArchiveRig.ticks(journal, FIRST_DAY_MS + DAY_MS + 1000, 200);
        });

        ArchiveResult early = rig.run(FIRST_DAY_OVER_MS - 1);
        ArchiveResult result = rig.run(FIRST_DAY_OVER_MS);

        assertThat(early.archived()).isEmpty();
        assertThat(result.archived()).containsExactly("2023-11-14");
        assertThat(rig.archive.days()).containsExactly(FIRST_DAY);
        assertThat(rig.archived(Dataset.TICKS)).hasSize(900)
                .isEqualTo(rig.journaled(Dataset.TICKS, FIRST_DAY_MS, FIRST_DAY_MS + DAY_MS));
        assertThat(rig.archived(Dataset.BARS))
                .isEqualTo(rig.journaled(Dataset.BARS, FIRST_DAY_MS, FIRST_DAY_MS + DAY_MS));
    }

    @Test
    void shouldHoldEveryRecordAsTheJournalHasIt() throws IOException {
        rig.write(journal -> {
            RandomMarket market = new RandomMarket(7);
            for (int i = 0; i < 4000; i++) {
                market.next(journal.event);
                journal.nowNs = Math.max(journal.nowNs, journal.event.receiveTimeNs);
                journal.apply(i % 10 == 9);
            }
            journal.control(EventKind.END_OF_INPUT);
        });

        rig.run(FIRST_DAY_MS + 30 * DAY_MS);

        for (Dataset dataset : new Dataset[] {Dataset.TICKS, Dataset.BARS, Dataset.REJECTS, Dataset.GAPS}) {
            assertThat(rig.archived(dataset)).isNotEmpty()
                    .isEqualTo(rig.journaled(dataset, Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }
}
