package io.tickring.daemon;

import io.tickring.daemon.cli.CommandLineFactory;
import io.tickring.daemon.vault.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Types commands and keeps what they answer. */
public final class Shell {
    /** What a command left behind. */
    public record Answer(int exitCode, String out, String err) {
    }

    private final Path data;
    private final Surroundings surroundings;

    public Shell(Path data) {
        this(data, Surroundings.ofProcess());
    }

    /** @param surroundings the commands' environment and the person at their terminal */
    public Shell(Path data, Surroundings surroundings) {
        this.data = data;
        this.surroundings = surroundings;
    }

    public Answer run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = CommandLineFactory.create(surroundings, words)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = command.execute(words);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** Runs a command on the data directory. */
    public Answer onData(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return run(all.toArray(String[]::new));
    }
}
