package io.tickring.daemon.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells other processes where the daemon of a data directory serves. Written when it is ready, removed when it stops;
 * one that a killed daemon left behind names a process that no longer lives.
 *
 * @param pid process of the daemon
 * @param url its page
 */
public record DaemonFile(long pid, String url) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NAME = "daemon.json";

    /** Writes it so that a reader finds all of it or nothing. */
    public void write(Path data) throws IOException {
        Durable.write(data.resolve(NAME), MAPPER.writeValueAsBytes(this));
    }

    /** Removes it. */
    public static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /** @return where the daemon of this directory serves, where one lives */
    public static Optional<DaemonFile> read(Path data) {
        try {
            DaemonFile file = MAPPER.readValue(data.resolve(NAME).toFile(), DaemonFile.class);
            return Optional.of(file).filter(DaemonFile::alive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }
}
