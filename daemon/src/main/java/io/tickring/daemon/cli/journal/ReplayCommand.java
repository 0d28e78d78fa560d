package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.engine.EngineSettings;
import io.tickring.persistence.replay.JournalReplay;
import io.tickring.persistence.replay.ReplayReport;
import io.tickring.persistence.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The journal through the engine again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = {"Runs the journal through the engine again, with a clock made from its records and the settings "
            + "of each session, and compares every tick's fate, every bar and every saved state with what was stored.",
            "Works beside a running daemon. Exit code 1 where anything differs or is damaged."})
public final class ReplayCommand implements Callable<Integer> {
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private CommonOptions common;

    @Option(names = "--from", paramLabel = "T",
            description = "Compare what was received from this time on: 2026-11-23, 2026-11-23T12:00:00Z or epoch ms.")
    private String from;

    @Option(names = "--to", paramLabel = "T", description = "Up to this time, itself not included.")
    private String to;

    @Option(names = "--with-current-settings",
            description = "Judge by the configuration and show what would differ; that is no failure.")
    private boolean currentSettings;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReplayRequest request = request();
        Path journal = StoredJournal.of(common);
        long startNs = System.nanoTime();
        ReplayReport report;
        try (Progress progress = Progress.ofBytes("replay", StoredJournal.size(journal))) {
            report = JournalReplay.run(journal, request, progress::at);
        }
        ReplayText text = new ReplayText(report, (System.nanoTime() - startNs) / NS_PER_S, currentSettings);
        if (json) {
            spec.commandLine().getOut().println(Json.line(text.row()));
        } else {
            text.print(spec.commandLine().getOut());
        }
        boolean sound = report.damages().isEmpty() && (currentSettings || report.differences() == 0);
        return (sound ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private ReplayRequest request() {
        long fromNs = nanos("--from", from, Long.MIN_VALUE);
        long toNs = nanos("--to", to, Long.MAX_VALUE);
        if (fromNs >= toNs) {
            throw new OperatorException(ExitCode.USAGE, "--from must be before --to, is " + from + " where --to is "
                    + to);
        }
        Optional<EngineSettings> instead = currentSettings
                ? Optional.of(EngineConfig.engine(common.configuration())) : Optional.empty();
        return new ReplayRequest(fromNs, toNs, instead);
    }

    private static long nanos(String option, String text, long otherwise) {
        return text == null ? otherwise : TimeUnit.MILLISECONDS.toNanos(TimeArgument.epochMs(option, text, otherwise));
    }
}
