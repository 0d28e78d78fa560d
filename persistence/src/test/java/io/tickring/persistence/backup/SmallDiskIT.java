package io.tickring.persistence.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tickring.persistence.backup.catalogue.Retention;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups to, and restores from, a file system that has too little room. Needs to be allowed to mount one. */
class SmallDiskIT {
    private static final int PAGE = 4096;

    @TempDir
    private Path dir;
    private Path disk;
    private BackupRig rig;

    @BeforeEach
    void mount() throws Exception {
        rig = new BackupRig(dir, new Retention(2, 0));
        disk = Files.createDirectory(dir.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()))
                .as("this test has to be allowed to mount a tmpfs of 64 MB").isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Fills the disk with a file, but for so many bytes. */
    private Path fillBut(long bytes) throws IOException {
        Path filler = disk.resolve("filler");
        try (FileChannel channel = FileChannel.open(filler, CREATE_NEW, WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            while (Files.getFileStore(disk).getUsableSpace() >= bytes + PAGE) {
                channel.write(page.rewind());
            }
        }
        return filler;
    }

    @Test
    void shouldSayWhichDiskIsFullAndGoOnWithRoom() throws Exception {
        BackupRig small = rig.at(disk.resolve("target"));
        small.now();
        rig.data.day("2023-11-14", 2);
        rig.data.day("2023-11-15", 3);
        small.nextDay();
        Path filler = fillBut(Files.size(rig.data.root.resolve("archive/ticks/date=2023-11-14/part-2.parquet"))
                + 2 * PAGE);

        assertThatThrownBy(small::now).hasMessageStartingWith(small.target + ": No space left on device; make room")
                .hasMessageNotContaining("\n");

        assertThat(rig.data.keeping.report().failure().orElseThrow().reason()).startsWith(small.target.toString());
        assertThat(DataRig.files(small.target).keySet()).noneMatch(name -> name.endsWith(".partial"));
        try (Backups left = small.over(small.store())) {
            assertThat(left.list().readable()).hasSize(1);
        }
        Files.delete(filler);
        assertThat(small.now().sentFiles()).as("two days, two manifests, and one of them was there").isBetween(1, 3);
        assertThat(small.verify().reason()).isEmpty();
    }

    @Test
    void shouldNeedNoRoomForWhatAnEarlierTryBrought() throws Exception {
        rig.now();
        Path into = disk.resolve("new");
        FailingStore counting = new FailingStore(rig.store(), 0);
        rig.restore(counting, Optional.empty(), dir.resolve("whole"));
        FailingStore late = new FailingStore(rig.store(), counting.calls.size() - 1);
        assertThatThrownBy(() -> rig.restore(late, Optional.empty(), into)).hasMessage(FailingStore.MESSAGE);
        fillBut(10 * PAGE);
        assertThatThrownBy(() -> rig.restore(disk.resolve("other"))).hasMessageContaining("has room for");

        rig.restore(into);

        assertThat(DataRig.files(into)).isEqualTo(DataRig.files(dir.resolve("whole")));
    }
}
