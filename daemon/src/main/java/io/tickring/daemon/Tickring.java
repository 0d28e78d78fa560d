package io.tickring.daemon;

import io.tickring.daemon.cli.CommandLineFactory;
import io.tickring.daemon.cli.Logging;
import io.tickring.daemon.vault.Surroundings;

/** The program. */
public final class Tickring {
    private Tickring() {
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Logging.begin(args);
        System.exit(CommandLineFactory.create(Surroundings.ofProcess(), args).execute(args));
    }
}
