package io.tickring.daemon.cli.simulation;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.csv.TickFile;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** What the commands that simulate a venue have in common. */
final class SimulatorOptions {
    private static final int ALL = 100;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "100",
            description = "Markets of the list, from its top, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int symbols;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1",
            description = "Simulated seconds in a second, above 0 to 1000; max with --replay: as fast as clients read "
                    + "(default: ${DEFAULT-VALUE}).")
    private String speed;

    @Option(names = "--rate", paramLabel = "X", defaultValue = "1",
            description = "Multiplies the tick rates of the simulated markets (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Decides every price of the simulated markets (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--replay", paramLabel = "FILE",
            description = "Stream the real ticks of a CSV instead of simulated ones.")
    private Path replay;

    @Option(names = "--ledger", paramLabel = "FILE", hidden = true,
            description = "Write each frame handed to a socket into this CSV.")
    private Path ledger;

    boolean replays() {
        return replay != null;
    }

    boolean unlimited() {
        return "max".equalsIgnoreCase(speed);
    }

    /**
     * @param more what the command itself has to say
     * @throws OperatorException for an option out of range, a missing file or a port in use
     */
    Simulator start(UnaryOperator<SimulatorSettings.Builder> more) {
        require(symbols >= 1 && symbols <= ALL, "--symbols must be 1 to " + ALL + ", is " + symbols);
        require(rate > 0 && rate <= 1000, "--rate must be above 0, to 1000, is " + rate);
        require(!unlimited() || replays(), "--speed max needs --replay FILE");
        SimulatorSettings.Builder builder = SimulatorSettings.builder().symbols(symbols).seed(seed).rateFactor(rate)
                .roundTheClock(true).speed(unlimited() ? SimulatorSettings.MAX_SPEED : factor());
        if (replays()) {
            builder.replay(new TickFile(replay).path());
        }
        if (ledger != null) {
            builder.ledgerFile(ledger);
        }
        try {
            return Simulator.start(more.apply(builder).build());
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "the simulator cannot start: " + e.getMessage());
        }
    }

    private double factor() {
        try {
            double factor = Double.parseDouble(speed);
            require(factor > 0 && factor <= 1000, "--speed must be above 0, to 1000, or max, is " + speed);
            return factor;
        } catch (NumberFormatException e) {
            throw new OperatorException(ExitCode.USAGE, "--speed must be a number or max, is '" + speed + "'");
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new OperatorException(ExitCode.USAGE, message);
        }
    }
}
