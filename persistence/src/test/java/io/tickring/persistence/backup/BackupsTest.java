package io.tickring.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.catalogue.StoredFile;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import io.tickring.persistence.backup.run.EmptyDirectory;
import io.tickring.persistence.backup.run.RestoreOutcome;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.backup.store.BackupTarget;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path dir;
    private DataRig data;
    private Path target;
    private long nowMs = Rig.START_MS;

    @BeforeEach
    void fill() throws IOException {
        data = new DataRig(dir.resolve("data")).fill();
        target = dir.resolve("target");
    }

    @Test
    void shouldRestoreWhatWasThere() throws IOException {
        Made made = now();

        RestoreOutcome outcome = restore(dir.resolve("new"));

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
        try (Rig rig = data.rig()) {
            data.ticks(rig, 500);
            long acknowledged = rig.journal.position().journaledSequence();
            Made made = now();
            data.ticks(rig, 500);

            restore(dir.resolve("new"));

            assertThat(made.lastSequence()).isEqualTo(acknowledged);
            List<String> all = DataRig.records(data.root);
            List<String> restored = DataRig.records(dir.resolve("new"));
            assertThat(restored).isEqualTo(all.subList(0, restored.size())).hasSizeLessThan(all.size());
        }
    }

    @Test
    void shouldBackUpAgainAndAgainWhileAnotherThreadWrites() throws Exception {
        try (Rig rig = data.rig()) {
            Thread writer = new Thread(() -> data.ticks(rig, 60_000), "engine");
            writer.start();
            for (int i = 0; i < 4; i++) {
                nowMs += 1_000;
                now();
                assertThat(verify().reason()).isEmpty();
            }
            writer.join();
        }
    }

    @Test
    void shouldLeaveRoomInTheSequenceForWhatWasGivenOutBehindTheBackup() throws IOException {
        long last = now().lastSequence();
        Path restored = dir.resolve("new");
        restore(restored);

        try (Rig rig = new Rig(Rig.settings(restored.resolve("journal")))) {
            data.ticks(rig, 1);
            assertThat(rig.journal.position().journaledSequence()).isGreaterThan(last + 1_000_000);
        }
    }

    @Test
    void shouldSendOnlyWhatIsNew() throws IOException {
        Made first = now();
        data.day("2023-11-14", 2);
        nowMs += DAY_MS;

        Made second = now();

        assertThat(first.sentFiles()).isEqualTo(first.files());
        assertThat(second.files()).isEqualTo(first.files() + 2);
        assertThat(second.sentFiles()).isEqualTo(2);
    }

    @Test
    void shouldFollowADayThatIsWrittenAnew() throws IOException {
        now();
        data.day("2023-11-13", 2);
        nowMs += DAY_MS;
        now();

        restore(dir.resolve("new"));

        assertThat(DataRig.files(dir.resolve("new"))).containsKey("archive/ticks/date=2023-11-13/part-2.parquet")
                .doesNotContainKey("archive/ticks/date=2023-11-13/part-1.parquet");
    }

    @Test
    void shouldRefuseAnArchiveWhoseManifestNamesWhatIsNotThere() throws IOException {
        Files.delete(data.root.resolve("archive/ticks/date=2023-11-13/part-1.parquet"));

        assertThatThrownBy(this::now).hasMessageContaining("part-1.parquet, which is not there");
        assertThat(data.keeping.report().failure().orElseThrow().reason()).contains("part-1.parquet");
    }

    @Test
    void shouldCompareTheArchiveWithItsManifests() throws IOException {
        Path manifest = data.root.resolve("archive/manifest/2023-11-13.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 500", "\"rows\" : 501"));
        now();

        assertThat(verify().reason()).contains("part-1.parquet has 500 rows; its manifest says 501");
        Files.writeString(manifest, "nothing");
        nowMs += 1_000;
        assertThatThrownBy(this::now).hasMessageContaining("mend the archive first")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRemoveWhatTheRetentionDoesNotKeepAndItsObjects() throws IOException {
        List<Made> made = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            data.day("2023-11-14", day);
            made.add(now());
            nowMs += DAY_MS;
        }

        List<Catalogue> kept = list();

        assertThat(kept).extracting(Catalogue::id).containsExactly(made.get(3).id(), made.get(4).id());
        assertThat(made.get(4).removed()).containsExactly(made.get(2).id());
        List<String> named = kept.stream().flatMap(catalogue -> catalogue.files().stream())
                .map(StoredFile::objectName).distinct().sorted().toList();
        assertThat(objects()).containsExactlyElementsOf(named);
    }

    @Test
    void shouldRefuseTheTargetOfAnotherJournal() throws IOException {
        now();
        DataRig other = new DataRig(dir.resolve("other")).fill();

        assertThatThrownBy(() -> backups(Optional.empty()).now(other.holdings(), other.keeping, nowMs + 1, "test",
                BackupProgress.NONE)).hasMessageContaining("holds backups of another journal");
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmpty() throws IOException {
        now();
        Path full = Files.createDirectories(dir.resolve("full"));
        Files.writeString(full.resolve("something"), "there");

        assertThatThrownBy(() -> restore(full)).hasMessageContaining("is not empty");
        assertThat(DataRig.files(full)).containsOnlyKeys("something");
    }

    @Test
    void shouldFindADamagedObjectAndSendItAgain() throws IOException {
        now();
        Path object = largest();
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);

        Verified bad = verify();
        assertThatThrownBy(() -> restore(dir.resolve("new"))).hasMessageContaining("cannot be restored whole")
                .hasMessageContaining("was changed after it was written");
        assertThat(EmptyDirectory.unfinished(dir.resolve("new"))).isTrue();
        nowMs += 1_000;
        now();
        Verified good = verify();

        assertThat(bad.good()).isFalse();
        assertThat(bad.reason()).contains("was changed after it was written");
        assertThat(bad.damaged()).hasSize(1);
        assertThat(good.good()).isTrue();
        assertThat(data.root.resolve("backup/scratch")).doesNotExist();
    }

    @Test
    void shouldFindAMissingObjectAndACatalogueThatWasChanged() throws IOException {
        Made made = now();
        Files.delete(largest());
        assertThat(verify().reason()).contains("is missing at the target");

        Path catalogue = target.resolve("backups/" + made.id() + ".json");
        Files.writeString(catalogue, Files.readString(catalogue).replace("\"engineVersion\":\"test\"",
                "\"engineVersion\":\"tent\""));
        assertThat(verify().reason()).contains("was changed after it was written");
        Files.writeString(catalogue, Files.readString(catalogue).replaceFirst("account/0", "../../etc/0"));
        assertThat(verify().reason()).contains("was changed or damaged");
    }

    @Test
    void shouldTellAMissingKeyAWrongKeyAndAChangedByteApart() throws IOException {
        Made made = backups(Optional.of(key(1))).now(data.holdings(), data.keeping, nowMs, "test",
                BackupProgress.NONE);
        assertThat(made.encrypted()).isTrue();

        assertThatThrownBy(() -> backups(Optional.empty()).restore(Optional.empty(), dir.resolve("a"),
                BackupProgress.NONE)).hasMessageContaining("is encrypted, and its key is missing");
        assertThatThrownBy(() -> backups(Optional.of(key(2))).restore(Optional.empty(), dir.resolve("a"),
                BackupProgress.NONE)).hasMessageContaining("wrong key: backup");
        assertThat(dir.resolve("a")).doesNotExist();

        backups(Optional.of(key(1))).restore(Optional.empty(), dir.resolve("b"), BackupProgress.NONE);
        assertThat(DataRig.records(dir.resolve("b"))).isEqualTo(DataRig.records(data.root));

        Path object = largest();
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length - 1] ^= 1;
        Files.write(object, bytes);
        assertThatThrownBy(() -> backups(Optional.of(key(1))).restore(Optional.empty(), dir.resolve("c"),
                BackupProgress.NONE)).hasMessageContaining("was changed or cut after it was written");
    }

    @Test
    void shouldKeepTheContentFromWhoeverReadsAnEncryptedTarget() throws IOException {
        backups(Optional.of(key(1))).now(data.holdings(), data.keeping, nowMs, "test", BackupProgress.NONE);

        assertThat(DataRig.files(target).values()).noneMatch(content -> content.contains("web.port")
                || content.contains("one\ntwo"));
    }

    @Test
    void shouldKeepTwoRunsApart() throws IOException {
        BackupProgress second = new BackupProgress() {
            @Override
            public void begin(String task, long bytes) {
                assertThatThrownBy(BackupsTest.this::now).hasMessageContaining("is at work; wait for its end");
            }

            @Override
            public void at(long done) {
                // Only the beginning counts.
            }
        };

        Made made = backups(Optional.empty()).now(data.holdings(), data.keeping, nowMs, "test", second);

        assertThat(data.keeping.report().made().orElseThrow()).isEqualTo(made);
    }

    @Test
    void shouldKeepTheReport() throws IOException {
        assertThat(data.keeping.report().made()).isEmpty();
        Made made = now();
        Verified verified = verify();

        assertThat(data.keeping.report().made()).contains(made);
        assertThat(data.keeping.report().verified()).contains(verified);
        assertThat(verified.good()).isTrue();
        assertThat(verified.lastSequence()).isEqualTo(made.lastSequence());
    }

    @Test
    void shouldSayThatThereIsNone() {
        assertThatThrownBy(this::verify).hasMessageContaining("there is no backup at");
        assertThatThrownBy(() -> {
            now();
            backups(Optional.empty()).restore(Optional.of("20200101T000000000Z"), dir.resolve("x"),
                    BackupProgress.NONE);
        }).hasMessageContaining("there is no backup 20200101T000000000Z");
    }

    @Test
    void shouldMarkTheNewestDirectoryAsUnfinished() throws IOException {
        now();
        restore(dir.resolve("new"));

        EpochDirectory newest = EpochDirectory.of(dir.resolve("new/journal"), 1);
        try (PositionFile position = PositionFile.read(newest).orElseThrow()) {
            assertThat(position.closedInOrder()).isFalse();
            assertThat(position.bootId()).isZero();
        }
    }

    private Made now() throws IOException {
        return backups(Optional.empty()).now(data.holdings(), data.keeping, nowMs, "test", BackupProgress.NONE);
    }

    private Verified verify() throws IOException {
        return backups(Optional.empty()).verify(Optional.empty(), data.keeping, nowMs, BackupProgress.NONE);
    }

    private RestoreOutcome restore(Path into) throws IOException {
        return backups(Optional.empty()).restore(Optional.empty(), into, BackupProgress.NONE);
    }

    private List<Catalogue> list() throws IOException {
        return backups(Optional.empty()).list();
    }

    private Backups backups(Optional<BackupKey> key) throws IOException {
        return Backups.open(settings(target, key.isPresent()), key);
    }

    private static BackupSettings settings(Path place, boolean encrypt) {
        return new BackupSettings(new BackupTarget(place.toString(), Optional.empty(), "any", false),
                new Retention(2, 1), encrypt, Optional.empty(), 0);
    }

    private List<String> objects() throws IOException {
        return DataRig.files(target).keySet().stream().filter(name -> name.startsWith("objects/")).toList();
    }

    private Path largest() throws IOException {
        try (Stream<Path> all = Files.walk(target.resolve("objects"))) {
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
