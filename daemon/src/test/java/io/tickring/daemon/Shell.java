package io.tickring.daemon;

import io.tickring.daemon.cli.CommandLineFactory;
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

    public Shell(Path data) {
        this.data = data;
    }

    public Answer run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = CommandLineFactory.create()
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
