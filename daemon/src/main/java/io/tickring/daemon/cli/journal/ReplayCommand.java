package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.time.TimeRange;
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
import picocli.CommandLine.Option;

/** The journal through the engine again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = {"Runs the journal through the engine again, with a clock made from its records and the settings "
            + "of each session, and compares every tick's fate, every bar and every saved state with what was stored.",
            "--from and --to are times of receipt: ours, or those of the file for an import.",
            "Works beside a running daemon. Exit code 1 where anything differs or is damaged."})
public final class ReplayCommand implements Callable<Integer> {
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private CommonOptions common;

    @Mixin
    private PeriodOptions options;

    @Option(names = "--with-current-settings",
            description = "Judge by the configuration and show what would differ; that is no failure.")
    private boolean currentSettings;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        ReplayRequest request = request();
        Path journal = common.journal();
        long startNs = System.nanoTime();
        ReplayReport report;
        try (Progress progress = Progress.ofFiles("replay", journal, 1)) {
            report = JournalReplay.run(journal, request, progress::at);
        }
        ReplayText text = new ReplayText(report, (System.nanoTime() - startNs) / NS_PER_S, currentSettings);
        output.print(text.row(), text::print);
        boolean sound = report.damages().isEmpty() && (currentSettings || report.differences() == 0);
        return (sound ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private ReplayRequest request() {
        TimeRange period = options.period();
        Optional<EngineSettings> instead = currentSettings
                ? Optional.of(EngineConfig.engine(common.configuration())) : Optional.empty();
        return new ReplayRequest(TimeUnit.MILLISECONDS.toNanos(period.fromMs()),
                TimeUnit.MILLISECONDS.toNanos(period.toMs()), instead);
    }
}
