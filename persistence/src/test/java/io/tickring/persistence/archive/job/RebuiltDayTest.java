package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.rebuild.RebuildResult;
import io.tickring.persistence.testing.Rebuilds;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that was archived and of which a rebuild then changed a bar. */
class RebuiltDayTest {
    private static final long NEXT_DAY_MS = FIRST_DAY_MS + DAY_MS;

    @TempDir
    private Path dir;
    private ArchiveRig rig;
    private List<String> before;

    @BeforeEach
    void archiveAndRebuild() throws IOException {
        rig = new ArchiveRig(dir);
        rig.write(journal -> {
            ArchiveRig.ticks(journal, Rig.START_MS, 900);
            journal.tick(1, Rig.START_MS + 500, PRICE - 10_000_000, PRICE, true);
            ArchiveRig.ticks(journal, NEXT_DAY_MS, 600);
        });
        rig.run(NEXT_DAY_MS + DAY_MS / 2);
        before = rig.archived(Dataset.BARS);
        RebuildResult rebuilt = Rebuilds.run(rig.journal, (NEXT_DAY_MS + DAY_MS / 2) * Rig.NS_PER_MS);
        assertThat(rebuilt.changed()).isNotEmpty().allMatch(bar -> bar.openTimeMs < NEXT_DAY_MS);
    }

    @Test
    void shouldArchiveItAgainWithTheBarAsItIsNow() throws IOException {
        ArchiveResult again = rig.run(NEXT_DAY_MS + DAY_MS / 2);

        assertThat(again.archived()).containsExactly("2023-11-14");
        assertThat(rig.archived(Dataset.BARS)).isNotEqualTo(before).hasSameSizeAs(before)
                .isEqualTo(rig.journaled(Dataset.BARS, FIRST_DAY_MS, NEXT_DAY_MS));
        assertThat(rig.archived(Dataset.TICKS)).isEqualTo(rig.journaled(Dataset.TICKS, FIRST_DAY_MS, NEXT_DAY_MS));
        assertThat(rig.run(NEXT_DAY_MS + DAY_MS / 2).archived()).isEmpty();
    }

    @Test
    void shouldLetTheJournalsDirectoriesGoWhenTheArchiveHasIt() throws IOException {
        rig.write(NEXT_DAY_MS + DAY_MS, journal -> ArchiveRig.ticks(journal, NEXT_DAY_MS + DAY_MS, 60));
        rig.write(NEXT_DAY_MS + DAY_MS, journal -> ArchiveRig.ticks(journal, NEXT_DAY_MS + DAY_MS + 60_000, 60));
        List<String> journaled = rig.journaled(Dataset.BARS, FIRST_DAY_MS, NEXT_DAY_MS + DAY_MS);
        rig.settings = new ArchiveSettings(10, 64, 0, 1);

        ArchiveResult result = rig.run(NEXT_DAY_MS + 5 * DAY_MS);

        assertThat(result.pruned()).as(result.kept()).contains(1, 2);
        assertThat(rig.archived(Dataset.BARS)).containsAll(journaled);
    }
}
