package io.tickring.persistence.backup.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What backups keep beside the data they are of: the report, checksums, and room for copies. One run at a time, in all
 * processes.
 *
 * @param directory {@code <data>/backup}
 */
public record Keeping(Path directory) {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());
    private static final String REPORT = "report.json";
    private static final String STAGING = "staging";

    /** @return what became of the last backups; nothing where nobody wrote that down, or it can't be read */
    public BackupReport report() {
        try {
            return MAPPER.readValue(directory.resolve(REPORT).toFile(), BackupReport.class);
        } catch (IOException nothingKnown) {
            return BackupReport.NOTHING;
        }
    }

    void write(BackupReport report) throws IOException {
        Durable.write(directory.resolve(REPORT), MAPPER.writeValueAsBytes(report));
    }

    /** Makes the directory and keeps all other runs out until the end. */
    Run begin() throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(directory.resolve("run.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Run(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw busy();
        }
        channel.close();
        throw busy();
    }

    private BackupException busy() {
        return new BackupException(Trouble.REFUSED, "another backup or check of " + directory.toAbsolutePath()
                .normalize().getParent() + " is at work; wait for its end");
    }

    Path checksums() {
        return directory.resolve("checksums.json");
    }

    /** @return an empty directory for copies of files that are being written */
    Path staging() throws IOException {
        clearStaging();
        return Files.createDirectories(directory.resolve(STAGING));
    }

    /** Removes the copies. */
    void clearStaging() throws IOException {
        Durable.deleteTree(directory.resolve(STAGING));
    }

    /** @return a directory that does not exist, for a restore that is thrown away */
    Path scratch() throws IOException {
        Path scratch = directory.resolve("scratch");
        Durable.deleteTree(scratch);
        return scratch;
    }

    /** Held while a run is at work; dies with the process. */
    record Run(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
