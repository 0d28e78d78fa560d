package io.tickring.persistence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.tick.EventKind;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.persistence.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerRewriteTest {
    @TempDir
    private Path dir;

    @Test
    void shouldPutAnotherMarkerInItsPlaceAndNothingElse() throws IOException {
        EpochDirectory written = written();
        byte[] before = Files.readAllBytes(written.cycleFiles().get(0));
        SessionStart marker = marker("eviL");

        MarkerRewrite.replace(written, marker);

        assertThat(DirectoryCursor.sessionOf(written)).contains(marker);
        assertThat(JournalVerifier.verify(dir, bytes -> { }).damages()).isEmpty();
        MarkerRewrite.replace(written, marker(SessionMarker.LIVE));
        assertThat(Files.readAllBytes(written.cycleFiles().get(0))).isEqualTo(before);
    }

    @Test
    void shouldRefuseAMarkerOfAnotherLength() throws IOException {
        EpochDirectory written = written();
        byte[] before = Files.readAllBytes(written.cycleFiles().get(0));

        assertThatThrownBy(() -> MarkerRewrite.replace(written, marker("longer")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(Files.readAllBytes(written.cycleFiles().get(0))).isEqualTo(before);
    }

    @Test
    void shouldTellOfADirectoryWithoutABeginning() throws IOException {
        EpochDirectory empty = EpochDirectory.of(dir, 1);
        Files.createDirectories(empty.path());

        assertThatThrownBy(() -> MarkerRewrite.replace(empty, new SessionStart(
                new SessionMarker(1, 1, 1, "test", "live", "", Map.of()), 0)))
                .isInstanceOf(IOException.class).hasMessageContaining(empty.path().toString());
    }

    private EpochDirectory written() {
        try (Rig rig = new Rig(dir)) {
            rig.tick(1, Rig.START_MS, 150_000_000_000L, 150_100_000_000L, true);
            rig.control(EventKind.HEARTBEAT);
        }
        return EpochDirectory.of(dir, 1);
    }

    /** @return the one that was written, but for its source */
    private SessionStart marker(String source) {
        SessionStart before = DirectoryCursor.sessionOf(EpochDirectory.of(dir, 1)).orElseThrow();
        SessionMarker marker = before.marker();
        return new SessionStart(new SessionMarker(marker.journalId(), marker.epoch(), marker.startTimeNs(),
                marker.engineVersion(), source, marker.sourceSha256(), marker.settings()), before.previousSequence());
    }
}
