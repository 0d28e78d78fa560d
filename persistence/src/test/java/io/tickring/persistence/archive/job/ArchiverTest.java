package io.tickring.persistence.archive.job;

import static io.tickring.persistence.archive.job.ArchiveRig.DAY_MS;
import static io.tickring.persistence.archive.job.ArchiveRig.FIRST_DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveStoppedException;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.files.WriterBusyException;
import io.tickring.persistence.testing.RandomMarket;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    void shouldAddLateTicksToTheirDay() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 2000));
        rig.run(FIRST_DAY_OVER_MS);
        String before = rig.archive.files(Dataset.TICKS, 0, Long.MAX_VALUE).get(0).path();
        rig.write(journal -> journal.tick(1, Rig.START_MS + 1, ArchiveRig.PRICE, ArchiveRig.PRICE, true));

        ArchiveResult result = rig.run(FIRST_DAY_OVER_MS);

        assertThat(result.archived()).containsExactly("2023-11-14");
        assertThat(rig.archived(Dataset.TICKS)).hasSize(6001)
                .isEqualTo(rig.journaled(Dataset.TICKS, 0, Long.MAX_VALUE));
        assertThat(rig.archive.files(Dataset.TICKS, 0, Long.MAX_VALUE).get(0).path()).isNotEqualTo(before);
        assertThat(rig.archive.directory().resolve(before)).doesNotExist();
        assertThat(rig.archive.manifest(FIRST_DAY).orElseThrow().sources()).hasSize(2);
    }

    @Test
    void shouldDoNothingWhereNothingIsNew() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));
        rig.run(FIRST_DAY_OVER_MS);
        var before = rig.files();

        ArchiveResult result = rig.run(FIRST_DAY_OVER_MS);

        assertThat(result.archived()).isEmpty();
        assertThat(rig.files()).isEqualTo(before);
    }

    @Test
    void shouldKeepTheVenuesDaysByYear() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 1));
        rig.write(journal -> journal.venue(List.of(day(FIRST_DAY_MS - DAY_MS, 5), day(FIRST_DAY_MS - DAY_MS, 6)),
                new VenueSpan(1, VenueResolution.DAY, VenueSpan.Kind.LOADED, FIRST_DAY_MS - DAY_MS, FIRST_DAY_MS, 1,
                        Rig.START_MS * Rig.NS_PER_MS)));

        ArchiveResult result = rig.run(FIRST_DAY_OVER_MS);

        assertThat(result.archived()).containsExactly("2023", "2023-11-14");
        assertThat(rig.archived(Dataset.DAYS)).hasSize(1)
                .isEqualTo(rig.journaled(Dataset.DAYS, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(rig.archived(Dataset.SPANS)).hasSize(1)
                .isEqualTo(rig.journaled(Dataset.SPANS, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static VenueBar day(long openTimeMs, long volume) {
        return new VenueBar(1, VenueResolution.DAY, openTimeMs, 10, 12, 9, 11, 20, 22, 19, 21, volume);
    }

    @Test
    void shouldLetOneArchiverWorkAtATime() {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 1));

        try (Archiver first = Archiver.open(rig.journal, rig.archive.directory(), rig.settings)) {
            assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS)).isInstanceOf(WriterBusyException.class);
        }
    }

    @Test
    void shouldNameNoFileWhoseReceiveTimesAreNotThoseOfTheJournal() {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS, new ArchiveWatch() {
            @Override
            public void onStep(ArchiveStep step, String what) {
                if (step == ArchiveStep.WRITTEN) {
                    rig.delayWrittenTicks();
                }
            }
        })).isInstanceOf(ArchiveException.class).hasMessageContaining("does not hold what the journal has");

        assertThat(rig.archive.manifests()).isEmpty();
    }

    @Test
    void shouldRefuseToBuildOnAFileThatIsNotWhatItsManifestSays() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));
        rig.run(FIRST_DAY_OVER_MS);
        ArchivedFile file = rig.archive.files(Dataset.TICKS, 0, Long.MAX_VALUE).get(0);
        Files.write(rig.archive.resolve(file), new byte[100]);
        rig.write(journal -> journal.tick(1, Rig.START_MS + 1, ArchiveRig.PRICE, ArchiveRig.PRICE, true));

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS)).isInstanceOf(ArchiveException.class)
                .hasMessageContaining(file.path());
        assertThat(rig.archive.resolve(file)).exists();
    }

    @Test
    void shouldRefuseToBuildOnRowsThatTheManifestDoesNotTellOf() throws IOException {
        rig.write(journal -> {
            ArchiveRig.ticks(journal, Rig.START_MS, 60);
            ArchiveRig.ticks(journal, FIRST_DAY_MS + DAY_MS, 60);
        });
        rig.run(FIRST_DAY_OVER_MS + DAY_MS);
        List<ArchivedFile> files = rig.archive.files(Dataset.TICKS, 0, Long.MAX_VALUE);
        Files.copy(rig.archive.resolve(files.get(1)), rig.archive.resolve(files.get(0)),
                StandardCopyOption.REPLACE_EXISTING);
        rig.write(journal -> journal.tick(1, Rig.START_MS + 1, ArchiveRig.PRICE, ArchiveRig.PRICE, true));

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS + DAY_MS)).isInstanceOf(ArchiveException.class)
                .hasMessageContaining("does not hold what its manifest says");
    }

    @Test
    void shouldRemoveNothingWhereAManifestCannotBeRead() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));
        rig.run(FIRST_DAY_OVER_MS);
        Files.writeString(rig.archive.manifestFile(Period.of(FIRST_DAY)), "{");
        var before = rig.files();

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS)).isInstanceOf(ArchiveException.class)
                .hasMessageContaining("2023-11-14.json");
        assertThat(rig.files()).isEqualTo(before);
    }

    @Test
    void shouldStopWhenAskedAndGoOnLater() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS, new ArchiveWatch() {
            @Override
            public boolean isStopped() {
                return true;
            }
        })).isInstanceOf(ArchiveStoppedException.class);

        assertThat(rig.run(FIRST_DAY_OVER_MS).archived()).containsExactly("2023-11-14");
    }

    @Test
    void shouldGoOnWhenTheDiskCanBeWrittenAgain() throws IOException {
        rig.write(journal -> ArchiveRig.ticks(journal, Rig.START_MS, 60));
        Path inTheWay = rig.archive.directory().resolve("ticks");
        Files.createDirectories(rig.archive.directory());
        Files.writeString(inTheWay, "no directory");

        assertThatThrownBy(() -> rig.run(FIRST_DAY_OVER_MS)).isInstanceOf(IOException.class);
        assertThat(rig.archive.days()).isEmpty();
        Files.delete(inTheWay);

        assertThat(rig.run(FIRST_DAY_OVER_MS).archived()).containsExactly("2023-11-14");
        assertThat(rig.archived(Dataset.TICKS)).hasSize(180);
    }
}
