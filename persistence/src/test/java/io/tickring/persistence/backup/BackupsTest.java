package io.tickring.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.Listing;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.catalogue.StoredFile;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import io.tickring.persistence.backup.run.EmptyDirectory;
import io.tickring.persistence.backup.run.RestoreOutcome;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.testing.BitRot;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path dir;
    private BackupRig rig;
    private DataRig data;

    @BeforeEach
    void fill() throws IOException {
        rig = new BackupRig(dir, new Retention(2, 1));
        data = rig.data;
    }

    @Test
    void shouldRestoreWhatWasThere() throws IOException {
        Made made = rig.now();

        RestoreOutcome outcome = rig.restore(dir.resolve("new"));

        assertThat(outcome.complaint()).isEmpty();
        assertThat(outcome.lastSequence()).isEqualTo(made.lastSequence()).isGreaterThan(3_000);
        assertThat(outcome.firstSequence()).isEqualTo(1);
        assertThat(DataRig.records(dir.resolve("new"))).isEqualTo(DataRig.records(data.root)).hasSizeGreaterThan(3_000);
        assertThat(DataRig.files(dir.resolve("new"))).containsEntry("account/00000001.jsonl", "one\ntwo\n")
                .containsEntry("config/tickring.yaml", "web.port: \"9000\"\n")
                .containsKeys("archive/ticks/date=2023-11-13/part-1.parquet", "archive/manifest/2023-11-13.json")
                .doesNotContainKey("restore.unfinished");
    }

    @Test
    void shouldHoldAllThatWasAcknowledgedBesideALivingWriter() throws IOException {
        try (Rig journal = data.rig()) {
            data.ticks(journal, 500);
            long acknowledged = journal.journal.position().journaledSequence();
            Made made = rig.now();
            data.ticks(journal, 500);

            rig.restore(dir.resolve("new"));

            assertThat(made.lastSequence()).isEqualTo(acknowledged);
            List<String> all = DataRig.records(data.root);
            List<String> restored = DataRig.records(dir.resolve("new"));
            assertThat(restored).isEqualTo(all.subList(0, restored.size())).hasSizeLessThan(all.size());
        }
    }

    @Test
    void shouldBackUpAgainAndAgainWhileAnotherThreadWrites() throws Exception {
        try (Rig journal = data.rig()) {
            Thread writer = new Thread(() -> data.ticks(journal, 60_000), "engine");
            writer.start();
            for (int i = 0; i < 4; i++) {
                rig.nowMs += 1_000;
                rig.now();
                assertThat(rig.verify().reason()).isEmpty();
            }
            writer.join();
        }
    }

    @Test
    void shouldLeaveRoomInTheSequenceForWhatWasGivenOutBehindTheBackup() throws IOException {
        long last = rig.now().lastSequence();
        Path restored = dir.resolve("new");
        rig.restore(restored);

        try (Rig journal = new Rig(Rig.settings(restored.resolve("journal")))) {
            data.ticks(journal, 1);
            assertThat(journal.journal.position().journaledSequence()).isGreaterThan(last + 1_000_000);
        }
    }

    @Test
    void shouldSendOnlyWhatIsNew() throws IOException {
        Made first = rig.now();
        data.day("2023-11-14", 2);
        rig.nextDay();

        Made second = rig.now();

        assertThat(first.sentFiles()).isEqualTo(first.files());
        assertThat(second.files()).isEqualTo(first.files() + 2);
        assertThat(second.sentFiles()).isEqualTo(2);
    }

    @Test
    void shouldFollowADayThatIsWrittenAnew() throws IOException {
        rig.now();
        data.day("2023-11-13", 2);
        rig.nextDay();
        rig.now();

        rig.restore(dir.resolve("new"));

        assertThat(DataRig.files(dir.resolve("new"))).containsKey("archive/ticks/date=2023-11-13/part-2.parquet")
                .doesNotContainKey("archive/ticks/date=2023-11-13/part-1.parquet");
    }

    @Test
    void shouldRefuseAnArchiveWhoseManifestNamesWhatIsNotThere() throws IOException {
        Files.delete(data.root.resolve("archive/ticks/date=2023-11-13/part-1.parquet"));

        assertThatThrownBy(rig::now).hasMessageContaining("part-1.parquet, which is not there");
        assertThat(data.keeping.report().failure().orElseThrow().reason()).contains("part-1.parquet");
    }

    @Test
    void shouldCompareTheArchiveWithItsManifests() throws IOException {
        Path manifest = data.root.resolve("archive/manifest/2023-11-13.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 500", "\"rows\" : 501"));
        rig.now();

        assertThat(rig.verify().reason()).contains("part-1.parquet has 500 rows; its manifest says 501");
        Files.writeString(manifest, "nothing");
        rig.nowMs += 1_000;
        assertThatThrownBy(rig::now).hasMessageContaining("mend the archive first")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRemoveWhatTheRetentionDoesNotKeepAndItsObjects() throws IOException {
        List<Made> made = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            data.day("2023-11-14", day);
            made.add(rig.now());
            rig.nextDay();
        }

        List<Catalogue> kept = rig.open(Optional.empty()).list().readable();

        assertThat(kept).extracting(Catalogue::id).containsExactly(made.get(3).id(), made.get(4).id());
        assertThat(made.get(4).removed()).containsExactly(made.get(2).id());
        List<String> named = kept.stream().flatMap(catalogue -> catalogue.files().stream())
                .map(StoredFile::objectName).distinct().sorted().toList();
        assertThat(objects()).containsExactlyElementsOf(named);
    }

    @Test
    void shouldRefuseTheTargetOfAnotherJournal() throws IOException {
        rig.now();
        DataRig other = new DataRig(dir.resolve("other")).fill();

        assertThatThrownBy(() -> rig.open(Optional.empty()).now(other.holdings(), other.keeping, rig.nowMs + 1, "test",
                BackupProgress.NONE)).hasMessageContaining("holds backups of another journal");
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmpty() throws IOException {
        rig.now();
        Path full = Files.createDirectories(dir.resolve("full"));
        Files.writeString(full.resolve("something"), "there");

        assertThatThrownBy(() -> rig.restore(full)).hasMessageContaining("is not empty");
        assertThat(DataRig.files(full)).containsOnlyKeys("something");
    }

    @Test
    void shouldLeaveTheLostAndFoundOfADiskAlone() throws IOException {
        Path lostAndFound = Files.createDirectories(rig.target.resolve("lost+found"));
        Files.writeString(lostAndFound.resolve("#12"), "found");
        Files.setPosixFilePermissions(lostAndFound, Set.of());

        for (int day = 0; day < 4; day++) {
            rig.now();
            rig.nextDay();
        }

        assertThat(rig.verify().reason()).isEmpty();
        Files.setPosixFilePermissions(lostAndFound, PosixFilePermissions.fromString("rwx------"));
        assertThat(lostAndFound.resolve("#12")).hasContent("found");
    }

    @Test
    void shouldFindADamagedObjectAndSendItAgain() throws IOException {
        rig.now();
        BitRot.inTheMiddle(largest());

        Verified bad = rig.verify();
        assertThatThrownBy(() -> rig.restore(dir.resolve("new"))).hasMessageContaining("cannot be restored whole")
                .hasMessageContaining("was changed after it was written");
        assertThat(EmptyDirectory.unfinished(dir.resolve("new"))).isTrue();
        rig.nowMs += 1_000;
        rig.now();
        Verified good = rig.verify();

        assertThat(bad.good()).isFalse();
        assertThat(bad.reason()).contains("was changed after it was written");
        assertThat(bad.damaged()).hasSize(1);
        assertThat(good.good()).isTrue();
        assertThat(data.root.resolve("backup/scratch")).doesNotExist();
    }

    @Test
    void shouldFindAMissingObjectAndACatalogueThatWasChanged() throws IOException {
        Made made = rig.now();
        Files.delete(largest());
        assertThat(rig.verify().reason()).contains("is missing at the target");

        Path catalogue = rig.target.resolve("backups/" + made.id() + ".json");
        Files.writeString(catalogue, Files.readString(catalogue).replace("\"engineVersion\":\"test\"",
                "\"engineVersion\":\"tent\""));
        assertThat(rig.verify().reason()).contains("was changed after it was written");
        Files.writeString(catalogue, Files.readString(catalogue).replaceFirst("account/0", "../../etc/0"));
        assertThat(rig.verify().reason()).contains("was changed or damaged");
    }

    @Test
    void shouldTellAMissingKeyAWrongKeyAndAChangedByteApart() throws IOException {
        Made made = rig.open(Optional.of(key(1))).now(data.holdings(), data.keeping, rig.nowMs, "test",
                BackupProgress.NONE);
        assertThat(made.encrypted()).isTrue();

        assertThatThrownBy(() -> rig.open(Optional.empty()).restore(Optional.empty(), dir.resolve("a"),
                BackupProgress.NONE)).hasMessageContaining("is encrypted, and its key is missing");
        assertThatThrownBy(() -> rig.open(Optional.of(key(2))).restore(Optional.empty(), dir.resolve("a"),
                BackupProgress.NONE)).hasMessageContaining("wrong key: backup");
        assertThat(dir.resolve("a")).doesNotExist();

        rig.open(Optional.of(key(1))).restore(Optional.empty(), dir.resolve("b"), BackupProgress.NONE);
        assertThat(DataRig.records(dir.resolve("b"))).isEqualTo(DataRig.records(data.root));

        BitRot.beforeTheEnd(largest(), 1);
        assertThatThrownBy(() -> rig.open(Optional.of(key(1))).restore(Optional.empty(), dir.resolve("c"),
                BackupProgress.NONE)).hasMessageContaining("was changed or cut after it was written");
    }

    @Test
    void shouldKeepTheContentFromWhoeverReadsAnEncryptedTarget() throws IOException {
        rig.open(Optional.of(key(1))).now(data.holdings(), data.keeping, rig.nowMs, "test", BackupProgress.NONE);

        assertThat(DataRig.files(rig.target).values()).noneMatch(content -> content.contains("web.port")
                || content.contains("one\ntwo"));
    }

    @Test
    void shouldKeepTwoRunsApart() throws IOException {
        BackupProgress second = new BackupProgress() {
            @Override
            public void begin(String task, long bytes) {
                assertThatThrownBy(rig::now).hasMessageContaining("is at work; wait for its end");
            }

            @Override
            public void at(long done) {
                // Only the beginning counts.
            }
        };

        Made made = rig.open(Optional.empty()).now(data.holdings(), data.keeping, rig.nowMs, "test", second);

        assertThat(data.keeping.report().made().orElseThrow()).isEqualTo(made);
    }

    @Test
    void shouldKeepTheReport() throws IOException {
        assertThat(data.keeping.report().made()).isEmpty();
        Made made = rig.now();
        Verified verified = rig.verify();

        assertThat(data.keeping.report().made()).contains(made);
        assertThat(data.keeping.report().verified()).contains(verified);
        assertThat(verified.good()).isTrue();
        assertThat(verified.lastSequence()).isEqualTo(made.lastSequence());
    }

    @Test
    void shouldSayThatThereIsNone() {
        assertThatThrownBy(rig::verify).hasMessageContaining("there is no backup at");
        assertThatThrownBy(() -> {
            rig.now();
            rig.open(Optional.empty()).restore(Optional.of("20200101T000000000Z"), dir.resolve("x"),
                    BackupProgress.NONE);
        }).hasMessageContaining("there is no backup 20200101T000000000Z");
    }

    @Test
    void shouldMarkTheNewestDirectoryAsUnfinished() throws IOException {
        rig.now();
        rig.restore(dir.resolve("new"));

        EpochDirectory newest = EpochDirectory.of(dir.resolve("new/journal"), 1);
        try (PositionFile position = PositionFile.read(newest).orElseThrow()) {
            assertThat(position.closedInOrder()).isFalse();
            assertThat(position.bootId()).isZero();
        }
    }

    @Test
    void shouldListTheBackupsBesideOneThatCannotBeRead() throws IOException {
        Made first = rig.now();
        rig.nextDay();
        Made second = rig.now();
        Files.writeString(rig.target.resolve("backups/" + second.id() + ".json"), "nothing");

        Listing listing = rig.open(Optional.empty()).list();

        assertThat(listing.readable()).extracting(Catalogue::id).containsExactly(first.id());
        assertThat(listing.unreadable()).singleElement().asString().contains(second.id(), "was changed or damaged");
    }

    @Test
    void shouldFindBackupsBehindALink() throws IOException {
        Files.createDirectories(dir.resolve("disk"));
        Files.createSymbolicLink(rig.target, dir.resolve("disk"));
        rig.now();
        rig.nextDay();

        assertThat(rig.now().sentFiles()).isZero();
        assertThat(rig.verify().reason()).isEmpty();
    }

    @Test
    void shouldReadAgainWhatIsNotWhatWasRemembered() throws IOException {
        rig.nowMs = System.currentTimeMillis() + DAY_MS;
        rig.now();
        Path file = data.root.resolve("archive/ticks/date=2023-11-13/part-1.parquet");
        FileTime before = Files.getLastModifiedTime(file);
        byte[] bytes = BitRot.inTheMiddle(file);
        Files.setLastModifiedTime(file, before);

        BackupRig other = rig.at(dir.resolve("other"));
        other.now();
        other.restore(dir.resolve("new"));

        assertThat(dir.resolve("new/archive/ticks/date=2023-11-13/part-1.parquet")).hasBinaryContent(bytes);
    }

    @Test
    void shouldTakeNoFileFromOutsideTheArchive() throws IOException {
        Files.writeString(dir.resolve("out.parquet"), "not the archive's");
        Path manifest = data.root.resolve("archive/manifest/2023-11-13.json");
        Files.writeString(manifest, Files.readString(manifest).replace("ticks/date=2023-11-13/part-1.parquet",
                "../../out.parquet"));

        assertThatThrownBy(rig::now).hasMessageContaining("mend the archive first").hasMessageNotContaining("\n");
    }

    private List<String> objects() throws IOException {
        return DataRig.files(rig.target).keySet().stream().filter(name -> name.startsWith("objects/")).toList();
    }

    private Path largest() throws IOException {
        try (Stream<Path> all = Files.walk(rig.target.resolve("objects"))) {
            return all.filter(Files::isRegularFile).filter(file -> file.toFile().length() < 300_000)
                    .max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
    }

    private static BackupKey key(int seed) {
        byte[] secret = new byte[BackupKey.BYTES];
        new Random(seed).nextBytes(secret);
        return BackupKey.of(secret);
    }
}
