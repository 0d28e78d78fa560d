package io.tickring.daemon.cli;

import io.tickring.daemon.cli.backup.BackupCommand;
import io.tickring.daemon.cli.credentials.CredentialsCommand;
import io.tickring.daemon.cli.journal.ArchiveCommand;
import io.tickring.daemon.cli.journal.ExplainCommand;
import io.tickring.daemon.cli.journal.ExportCommand;
import io.tickring.daemon.cli.journal.ImportCommand;
import io.tickring.daemon.cli.journal.JournalCommand;
import io.tickring.daemon.cli.journal.RebuildCommand;
import io.tickring.daemon.cli.journal.ReplayCommand;
import io.tickring.daemon.cli.live.CheckCommand;
import io.tickring.daemon.cli.live.RunCommand;
import io.tickring.daemon.cli.live.StatusCommand;
import io.tickring.daemon.cli.simulation.DemoCommand;
import io.tickring.daemon.cli.simulation.SimulateCommand;
import io.tickring.daemon.cli.terminal.Version;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before every command. */
@Command(name = "tickring", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Collects Capital.com ticks on your own machine and shows what the market does.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 refused."})
final class RootCommand implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(DemoCommand.class, RunCommand.class, SimulateCommand.class,
            ImportCommand.class, ExportCommand.class, JournalCommand.class, ArchiveCommand.class, ReplayCommand.class,
            RebuildCommand.class, ExplainCommand.class, BackupCommand.class, StatusCommand.class, CheckCommand.class,
            CredentialsCommand.class, HelpCommand.class);

    @Spec
    private CommandSpec spec;

    /**
     * Reading the declarations of all commands takes the daemon a quarter of a second that it can do without.
     *
     * @return the one command that the first word names; all where it names none, or that which tells of the others
     */
    static List<Class<?>> commandsFor(String... words) {
        return COMMANDS.stream().filter(command -> words.length > 0 && isNamed(command, words[0])).findFirst()
                .<List<Class<?>>>map(List::of).orElse(COMMANDS);
    }

    private static boolean isNamed(Class<?> command, String word) {
        return command != HelpCommand.class && command.getAnnotation(Command.class).name().equals(word);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
