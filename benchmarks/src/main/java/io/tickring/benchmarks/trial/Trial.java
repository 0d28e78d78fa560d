package io.tickring.benchmarks.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every trial, and its course: a directory to work in, lines on the way, one result at the end. To be
 * mixed into a command.
 */
public final class Trial {
    private static final int PASSED = 0;
    private static final int FAILED = 1;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides whatever is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR", description = "Work in this new directory, and leave it.")
    private Path keep;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What a trial does. */
    public interface Work {
        /**
         * @param directory empty; removed afterwards where nobody wants to keep it
         * @param progress  takes a line now and then
         * @throws Exception where the rig itself fails
         */
        TrialResult in(Path directory, Consumer<String> progress) throws Exception;
    }

    public long seed() {
        return seed;
    }

    /**
     * @param made makes the settings of what the options say
     * @throws ParameterException for a value outside its range
     */
    public <T> T settings(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** @return the exit code: 0 where everything held, 1 where something did not */
    public int run(Work work) throws Exception {
        Path directory = directory();
        try {
            TrialResult result = work.in(directory, this::tell);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? new ObjectMapper().writeValueAsString(result.row()) : result.table());
            out.flush();
            return result.passed() ? PASSED : FAILED;
        } finally {
            if (keep == null) {
                Durable.deleteTree(directory);
            }
        }
    }

    private Path directory() throws IOException {
        return keep == null ? Files.createTempDirectory("tickring-" + spec.name())
                : Files.createDirectory(keep.toAbsolutePath());
    }

    private void tell(String line) {
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }
}
