package io.tickring.persistence.write;

import io.tickring.persistence.disk.TouchedFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.files.PositionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSyncTest {
    private static final long INTERVAL_MS = 10;

    @TempDir
    private Path dir;
    private final JournalHealth health = new JournalHealth();
    private EpochDirectory directory;
    private JournalPosition position;
    private long nowNs = 1_000_000_000;
    private int forced;

    @BeforeEach
    void open() throws IOException {
        directory = EpochDirectory.of(dir, 1);
        Files.createDirectory(directory.path());
        position = new JournalPosition(PositionFile.create(directory, 0, 1));
    }

    @AfterEach
    void close() {
        position.abandon();
    }

    @Test
    void shouldSaySyncedOnlyOfWhatWasJournaledBefore() {
        JournalSync sync = sync(() -> position.journaled(9, 0));
        position.journaled(5, 0);

        sync.doWork();

        assertThat(position.syncedSequence()).isEqualTo(5);
        assertThat(position.journaledSequence()).isEqualTo(9);
        try (PositionFile outside = PositionFile.read(directory).orElseThrow()) {
            assertThat(outside.syncedSequence()).isEqualTo(5);
            assertThat(outside.journaledSequence()).isEqualTo(9);
            assertThat(outside.aliveTimeNs()).isEqualTo(nowNs);
        }
    }

    @Test
    void shouldSyncOnceAnIntervalAndOnlyWhatIsNew() {
        JournalSync sync = sync(() -> forced++);
        position.journaled(1, 0);

        sync.doWork();
        position.journaled(2, 0);
        nowNs += INTERVAL_MS * 1_000_000 - 1;
        sync.doWork();
        assertThat(forced).isEqualTo(1);

        nowNs += 1;
        sync.doWork();
        assertThat(forced).isEqualTo(2);

        nowNs += INTERVAL_MS * 1_000_000;
        assertThat(sync.doWork()).isZero();
        assertThat(forced).isEqualTo(2);
    }

    @Test
    void shouldNeverTryAFailedForceAgain() {
        JournalSync sync = sync(() -> {
            forced++;
            throw new IOException("Input/output error");
        });
        position.journaled(1, 0);

        sync.doWork();
        nowNs += 10 * INTERVAL_MS * 1_000_000;
        sync.doWork();

        assertThat(forced).isEqualTo(1);
        assertThat(position.syncedSequence()).isZero();
        assertThat(health.key()).isEqualTo("failed");
        assertThatThrownBy(health::require).isInstanceOf(JournalFailedException.class)
                .hasMessage("cannot sync the journal: Input/output error");
    }

    private JournalSync sync(Forcing forcing) {
        TouchedFiles files = new TouchedFiles(directory.path()) {
            @Override
            public void force() throws IOException {
                forcing.run();
            }
        };
        return new JournalSync(position, files, health, () -> nowNs, INTERVAL_MS);
    }

    private interface Forcing {
        void run() throws IOException;
    }
}
