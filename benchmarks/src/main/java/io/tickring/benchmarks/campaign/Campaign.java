package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.archive.ArchiveCommand;
import io.tickring.benchmarks.disk.DiskCommand;
import io.tickring.benchmarks.history.HistoryCommand;
import io.tickring.benchmarks.kill.KillCommand;
import io.tickring.benchmarks.redis.RedisCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Long trials of the whole, as a command. */
@Command(name = "campaign", mixinStandardHelpOptions = true, subcommands = {FeedCommand.class, KillCommand.class,
            DiskCommand.class, ArchiveCommand.class, HistoryCommand.class,
            RedisCommand.class},
        description = "Long trials: of the whole program against a simulated venue, of its journal and of its cache.")
public final class Campaign {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Campaign() {
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Campaign()).setParameterExceptionHandler((failure, args) -> {
            tell(failure.getCommandLine(), failure.getMessage().replace("\n", "; ") + "; see "
                    + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return USAGE;
        }).setExecutionExceptionHandler((failure, command, parsed) -> {
            tell(command, failure.toString());
            return FAILED;
        });
    }

    private static void tell(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("campaign: " + message);
        err.flush();
    }
}
