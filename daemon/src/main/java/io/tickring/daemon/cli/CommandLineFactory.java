package io.tickring.daemon.cli;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Nearest;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.engine.market.TooManyMarketsException;
import io.tickring.persistence.durable.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, with one way to tell of an error: one line, and the exit code that fits. */
public final class CommandLineFactory {
    private CommandLineFactory() {
    }

    /**
     * @param surroundings of the commands that ask for secrets
     * @param words        what will be executed; of the commands only that which they name is made
     */
    public static CommandLine create(Surroundings surroundings, String... words) {
        CommandMaker maker = new CommandMaker(surroundings);
        CommandLine root = new CommandLine(new RootCommand(), maker);
        RootCommand.commandsFor(words).forEach(command -> root.addSubcommand(new CommandLine(command, maker)));
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandLineFactory::run)
                .setExecutionExceptionHandler((failure, command, parsed) -> onFailure(failure, command))
                .setParameterExceptionHandler((failure, args) -> onWrongUsage(failure));
    }

    private static int run(ParseResult parsed) {
        List<CommandLine> named = parsed.asCommandLineList();
        if (!(named.get(named.size() - 1).getCommand() instanceof Logging.Awaited)) {
            Logging.await();
        }
        return new RunLast().execute(parsed);
    }

    private static int onWrongUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("tickring: " + failure.getMessage().replace("\n", "; ") + meant(failure) + "; see " + name(command)
                + " --help");
        return ExitCode.USAGE.number();
    }

    private static String meant(ParameterException failure) {
        List<String> similar = failure instanceof UnmatchedArgumentException unmatched ? similar(unmatched) : List.of();
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }

    /** The library compares pairs of letters, of which two that changed places leave none. */
    private static List<String> similar(UnmatchedArgumentException failure) {
        List<String> similar = failure.getSuggestions();
        return similar.isEmpty() ? Nearest.of(failure.getUnmatched().get(0),
                failure.getCommandLine().getSubcommands().keySet()).stream().toList() : similar;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static int onFailure(Exception failure, CommandLine command) {
        if (failure instanceof OperatorException told) {
            command.getErr().println("tickring: " + told.getMessage());
            return told.exitCode().number();
        }
        if (failure instanceof TooManyMarketsException told) {
            command.getErr().println("tickring: " + told.getMessage());
            return ExitCode.USAGE.number();
        }
        if (failure instanceof IOException told) {
            command.getErr().println("tickring: " + FileTrouble.line(told));
            return ExitCode.FAILED.number();
        }
        if (failure instanceof UncheckedIOException told) {
            command.getErr().println("tickring: " + FileTrouble.line(told));
            return ExitCode.FAILED.number();
        }
        Logging.await();
        LoggerFactory.getLogger(CommandLineFactory.class).error("command={} state=failed", name(command), failure);
        command.getErr().println("tickring: " + name(command) + " failed by a defect of ours: " + failure);
        return ExitCode.FAILED.number();
    }
}
