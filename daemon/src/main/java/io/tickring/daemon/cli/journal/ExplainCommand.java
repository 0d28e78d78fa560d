package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.export.StoredPast;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.explain.ArchivedMinutes;
import io.tickring.persistence.explain.JournalBarExplainer;
import io.tickring.web.json.ExplanationJson;
import io.tickring.web.json.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why a figure is what it is. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Tells from journal and archive what a figure was made of; works beside a running daemon.")
public final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say bar");
    }

    @Command(name = "bar", mixinStandardHelpOptions = true,
            description = "Lists the ticks in a minute bar, those rejected beside them with their rule, and every "
                + "revision of the bar with what closed it.")
    int bar(@Mixin CommonOptions common,
            @Option(names = "--symbol", paramLabel = "S", required = true, description = "The market.") String symbol,
            @Option(names = "--at", paramLabel = "T", required = true,
                description = "Any time in the minute: 2026-11-23T12:00:00Z or epoch ms.") String at,
            @Mixin Output output) throws IOException {
        long openTimeMs = Math.floorDiv(TimeArgument.epochMs("--at", at, 0), Bar.MINUTE_MS) * Bar.MINUTE_MS;
        BarExplanation explanation = explain(common, symbol, openTimeMs);
        PrintWriter out = output.out();
        if (output.json()) {
            out.println(new String(JsonText.of(text -> ExplanationJson.write(text, symbol, openTimeMs, explanation)),
                    StandardCharsets.UTF_8));
        } else {
            new ExplanationText(explanation).print(out, symbol, openTimeMs);
        }
        return ExitCode.DONE.number();
    }

    private static BarExplanation explain(CommonOptions common, String symbol, long openTimeMs) throws IOException {
        Path journal = common.journal();
        DataDirectory data = common.directory();
        try (Progress progress = Progress.ofFiles("explain", journal, 1);
                StoredPast stored = new StoredPast(data, progress::at)) {
            if (!stored.symbols().contains(symbol)) {
                throw new OperatorException(ExitCode.FAILED, "neither journal nor archive has a market " + symbol);
            }
            ArchivedMinutes archived = new ArchivedMinutes(new Archive(data.archive()), stored.past());
            return new JournalBarExplainer(journal, stored.past().index(), archived)
                    .explain(stored.number(symbol), openTimeMs, Integer.MAX_VALUE)
                    .orElseThrow(() -> new OperatorException(ExitCode.FAILED, "neither journal nor archive knows of "
                            + symbol + " in the minute of " + Instant.ofEpochMilli(openTimeMs)));
        } catch (HistoryUnreadableException | ArchiveException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        }
    }
}
