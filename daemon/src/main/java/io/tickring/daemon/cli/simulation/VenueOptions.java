package io.tickring.daemon.cli.simulation;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.simulator.SettingsFile;
import io.tickring.simulator.SimulatorSettings;
import io.tickring.simulator.fault.plan.FaultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the simulated venue behaves, who may use it and what goes wrong there. */
final class VenueOptions {
    @Option(names = "--faults", paramLabel = "FILE",
            description = "What goes wrong, and when, as YAML or JSON (docs/simulator.md).")
    private Path faults;

    @Option(names = "--rules", paramLabel = "FILE",
            description = "Rules by name as YAML or JSON, such as idleCut: 60s (docs/simulator.md).")
    private Path rules;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "One rule; wins over --rules. Repeatable.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--logins", paramLabel = "FILE",
            description = "Who may log in, with which keys and accounts, as YAML or JSON (docs/simulator.md).")
    private Path logins;

    @Option(names = "--own-hours", description = "Markets open by their own hours (default: round the clock).")
    private boolean ownHours;

    /** @throws OperatorException for a file that cannot be read and a rule that is none */
    SimulatorSettings.Builder applied(SimulatorSettings.Builder builder) {
        if (ownHours) {
            builder.roundTheClock(false);
        }
        read("--rules", rules, () -> SettingsFile.rules(rules).forEach(builder::rule));
        read("--set", null, () -> set.forEach(builder::rule));
        read("--logins", logins, () -> builder.logins(SettingsFile.logins(logins)));
        read("--faults", faults, () -> builder.faults(FaultFile.read(faults, builder.build().speed())));
        return builder;
    }

    /** What may fail with a message for the operator. */
    private interface Reading {
        void run() throws IOException;
    }

    private void read(String option, Path file, Reading reading) {
        if (file == null && !option.equals("--set")) {
            return;
        }
        try {
            reading.run();
        } catch (IOException e) {
            throw new OperatorException(ExitCode.USAGE, option + ": cannot read " + file);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, option + ": " + e.getMessage());
        }
    }
}
