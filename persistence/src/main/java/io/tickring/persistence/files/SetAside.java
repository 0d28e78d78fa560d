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
 * A damage that was set aside: the directory ends here now, and everybody knows. Stands in the directory as
 * {@code set-aside.json}.
 *
 * @param epoch        the directory
 * @param lastSequence its last record now, 0 where it has none left
 * @param lostTo       the highest sequence that may have stood behind it
 * @param file         where the damage was, empty where no file could be read
 * @param offset       byte in the file
 * @param reason       what was expected and what was found
 * @param movedTo      directory that has the files as they were found
 */
public record SetAside(
        int epoch, long lastSequence, long lostTo, String file, long offset, String reason, String movedTo) {
    private static final String NAME = "set-aside.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @return what was set aside of a directory; empty where nothing was, or the note cannot be read */
    public static Optional<SetAside> of(EpochDirectory directory) {
        Path note = noteOf(directory);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(note.toFile(), SetAside.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    /** @return the file with what was set aside of a directory, whether it exists or not */
    public static Path noteOf(EpochDirectory directory) {
        return directory.path().resolve(NAME);
    }

    /** @return what was set aside of all directories, the oldest first */
    public static List<SetAside> all(Path journal) {
        return EpochDirectory.all(journal).stream().map(SetAside::of).flatMap(Optional::stream).toList();
    }

    /** Leaves the note in its directory, all of it or nothing. */
    public void write(EpochDirectory directory) throws IOException {
        Durable.write(noteOf(directory), MAPPER.writeValueAsBytes(this));
    }
}
