package io.tickring.persistence.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
    @TempDir
    private Path dir;

    @Test
    void shouldFindWhatLiesBehindALinkUnderTheNameOfTheLink() throws IOException {
        Path disk = Files.createDirectories(dir.resolve("disk"));
        Files.writeString(Files.createDirectories(disk.resolve("objects")).resolve("a"), "a");
        Path link = Files.createSymbolicLink(dir.resolve("target"), disk);

        assertThat(OwnFiles.below(link)).containsExactly(link.resolve("objects/a"));
    }

    /** As root every directory can be looked into, so the refusal is made here. */
    @Test
    void shouldPassOverWhatItMayNotLookIntoAndWhatHasJustGone() throws IOException {
        OwnFiles files = new OwnFiles();
        Path lostAndFound = dir.resolve("lost+found");

        assertThat(files.visitFileFailed(lostAndFound, new AccessDeniedException("lost+found")))
                .isEqualTo(FileVisitResult.CONTINUE);
        assertThat(files.visitFileFailed(lostAndFound, new NoSuchFileException("lost+found")))
                .isEqualTo(FileVisitResult.CONTINUE);
    }

    @Test
    void shouldNotPassOverADiskThatCannotBeRead() {
        assertThatThrownBy(() -> new OwnFiles().visitFileFailed(dir, new IOException("Input/output error")))
                .hasMessage("Input/output error");
    }
}
