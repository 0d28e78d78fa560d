package io.tickring.daemon.cli.terminal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.data.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes. */
public final class CommonOptions {
    private static final Path USUAL_FILE = Path.of("config", "tickring.yaml");

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data",
            description = "Directory of the journal and all that is kept (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration file (default: config/tickring.yaml where it exists).")
    private Path config;

    /** @return as it was named or is usual; it may not exist */
    public Path data() {
        return data;
    }

    public DataDirectory directory() {
        return new DataDirectory(data);
    }

    /**
     * @return the journal
     * @throws OperatorException where there is none
     */
    public Path journal() {
        Path journal = directory().journal();
        if (!Files.isDirectory(journal)) {
            throw new OperatorException(ExitCode.FAILED, "no journal in " + data
                    + "; name the data directory with --data");
        }
        return journal;
    }

    /** @return the annotated defaults, the file, the environment */
    public Configuration configuration() {
        return configuration(System.getenv());
    }

    /** @param environment instead of the process's own */
    public Configuration configuration(Map<String, String> environment) {
        Path file = config == null && Files.isRegularFile(USUAL_FILE) ? USUAL_FILE : config;
        return Configuration.load(file, environment);
    }
}
