package io.tickring.daemon;

import io.tickring.daemon.cli.CommandLineFactory;
import io.tickring.daemon.cli.Logging;
import io.tickring.daemon.vault.Surroundings;
import picocli.CommandLine;

/** The program. */
public final class Tickring {
    private Tickring() {
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Thread logging = Logging.begin(args);
        CommandLine commands = CommandLineFactory.create(Surroundings.ofProcess(), args);
        Logging.await(logging);
        System.exit(commands.execute(args));
    }
}
