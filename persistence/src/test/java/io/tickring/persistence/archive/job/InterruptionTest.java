package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends at any of its steps, as a kill ends it, and the next one. */
class InterruptionTest {
    private static final long LATER_MS = FIRST_DAY_MS + 40 * DAY_MS;

    @TempDir
    Path dir;
    private ArchiveRig rig;

    /** Three days in two directories, of which two are archived; one late tick, and a long one that makes them old. */
    @BeforeEach
    void setUp() throws IOException {
        rig = new ArchiveRig(dir);
        rig.write(journal -> {
            ArchiveRig.ticks(journal, Rig.START_MS, 70);
            ArchiveRig.ticks(journal, FIRST_DAY_MS + DAY_MS + 1000, 70);
        });
        rig.run(FIRST_DAY_MS + 2 * DAY_MS + 600_000);
        rig.write(journal -> {
            journal.tick(1, FIRST_DAY_MS + DAY_MS + 80_000_000, ArchiveRig.PRICE, ArchiveRig.PRICE, true);
            ArchiveRig.ticks(journal, FIRST_DAY_MS + 2 * DAY_MS, 70);
        });
        rig.write(FIRST_DAY_MS + 3 * DAY_MS, journal -> { });
        rig.write(FIRST_DAY_MS + 4 * DAY_MS, journal -> {
            for (long day = 4; day < 7; day++) {
                ArchiveRig.ticks(journal, FIRST_DAY_MS + day * DAY_MS, 10);
            }
            ArchiveRig.ticks(journal, LATER_MS - DAY_MS / 2, 10);
        });
        rig.settings = new ArchiveSettings(10, 64, 39, 30);
    }

    @Test
    void shouldEndTheSameWhereverItWasCutOff() throws IOException {
        List<ArchiveStep> steps = new ArrayList<>();
        Map<String, Long> expected = inCopy(copy -> {
            copy.run(LATER_MS, new ArchiveWatch() {
                @Override
                public void onStep(ArchiveStep step, String what) {
                    steps.add(step);
                }
            });
            return outcome(copy);
        });
        assertThat(steps).contains(ArchiveStep.values());
        for (ArchiveStep step : ArchiveStep.values()) {
            Map<String, Long> outcome = inCopy(copy -> {
                Cut cut = new Cut(steps.lastIndexOf(step));
                assertThatThrownBy(() -> copy.run(LATER_MS, cut)).isInstanceOf(Killed.class);
                copy.run(LATER_MS);
                return outcome(copy);
            });
            assertThat(outcome).as(step.name()).isEqualTo(expected);
        }
    }

    @Test
    void shouldArchiveNothingTwiceWhereTheSurveyIsLost() throws IOException {
        rig.settings = new ArchiveSettings(10, 64, 0, 0);
        rig.run(LATER_MS);
        Map<String, Long> before = rig.files();
        List<String> ticks = rig.archived(Dataset.TICKS);
        Files.delete(rig.archive.directory().resolve("survey.json"));

        ArchiveResult result = rig.run(LATER_MS);

        assertThat(result.archived()).isEmpty();
        assertThat(rig.files()).isEqualTo(before);
        assertThat(rig.archived(Dataset.TICKS)).isEqualTo(ticks);
    }

    /** Files of archive and journal but for manifests, whose times differ. */
    private static Map<String, Long> outcome(ArchiveRig rig) throws IOException {
        Map<String, Long> files = rig.files();
        EpochDirectory.all(rig.journal).forEach(directory -> directory.cycleFiles().forEach(file ->
                files.put("epoch " + directory.epoch() + ' ' + file.getFileName(), file.toFile().length())));
        rig.archive.manifests().forEach(manifest -> manifest.files().forEach(file ->
                files.put(file.path() + ' ' + file.sha256(), file.rows())));
        return files;
    }

    private <T> T inCopy(Work<T> work) throws IOException {
        Path copy = dir.resolve("copy");
        Durable.deleteTree(copy);
        copy(dir.resolve("journal"), copy.resolve("journal"));
        copy(dir.resolve("archive"), copy.resolve("archive"));
        ArchiveRig rigOfCopy = new ArchiveRig(copy);
        rigOfCopy.settings = rig.settings;
        return work.in(rigOfCopy);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            paths.forEach(path -> {
                try {
                    Path place = to.resolve(from.relativize(path));
                    Files.createDirectories(place.getParent());
                    Files.copy(path, place);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private interface Work<T> {
        T in(ArchiveRig rig) throws IOException;
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends a run behind so many steps. */
    private static final class Cut implements ArchiveWatch {
        private int left;

        Cut(int left) {
            this.left = left;
        }

        @Override
        public void onStep(ArchiveStep step, String what) {
            if (left-- == 0) {
                throw new Killed();
            }
        }
    }
}
