package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The journal of a data directory, for commands that read it. */
final class StoredJournal {
    private StoredJournal() {
    }

    /** @throws OperatorException where there is none */
    static Path of(CommonOptions common) {
        Path journal = new DataDirectory(common.data()).journal();
        if (!Files.isDirectory(journal)) {
            throw new OperatorException(ExitCode.FAILED, "no journal in " + common.data()
                    + "; name the data directory with --data");
        }
        return journal;
    }

    /** @return bytes of all its files */
    static long size(Path journal) throws IOException {
        try (Stream<Path> files = Files.walk(journal)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
