package io.tickring.daemon.cli.terminal;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: to a person, or to a script. */
public final class Output {
    @Option(names = "--json", description = "Print JSON: one object a line.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /**
     * @param row  for a script: a record or a map
     * @param text for a person
     */
    public void print(Object row, Consumer<PrintWriter> text) {
        if (json) {
            out().println(Json.line(row));
        } else {
            text.accept(out());
        }
    }

    /** @return whether a script asks */
    public boolean json() {
        return json;
    }

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    public PrintWriter err() {
        return command.commandLine().getErr();
    }
}
