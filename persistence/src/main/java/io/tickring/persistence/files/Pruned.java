package io.tickring.persistence.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The first records of a directory are archived and may be gone: its oldest files keep their names and what the first
 * one begins with, and are empty but for that. Stands in the directory as {@code pruned.json}.
 *
 * @param epoch           the directory
 * @param throughSequence the last record that may be gone
 */
public record Pruned(int epoch, long throughSequence) {
    private static final String NAME = "pruned.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @return what is gone of a directory; empty where nothing is, or the note cannot be read */
    public static Optional<Pruned> of(EpochDirectory directory) {
        Path note = file(directory);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(note), Pruned.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    /** @return what is gone of all directories, the oldest first */
    public static List<Pruned> all(Path journal) {
        return EpochDirectory.all(journal).stream().map(Pruned::of).flatMap(Optional::stream).toList();
    }

    /** @return where the note of a directory stands, or would */
    public static Path file(EpochDirectory directory) {
        return directory.path().resolve(NAME);
    }

    /** Leaves the note in its directory, all of it or nothing; before anything goes. */
    public void write(EpochDirectory directory) throws IOException {
        Durable.write(file(directory), MAPPER.writeValueAsBytes(this));
    }

    /**
     * @param due   the sequence that a reader expects
     * @param found the one that follows instead
     * @return whether that is no damage: all between was archived
     */
    public boolean explains(long due, long found) {
        return due < found && found <= throughSequence + 1;
    }
}
