package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.config.ArchiveConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.export.CsvExport;
import io.tickring.daemon.export.ParquetExport;
import io.tickring.daemon.export.Selection;
import io.tickring.engine.history.HistoryUnreadableException;
import io.tickring.engine.time.TimeRange;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.table.Dataset;
import io.tickring.persistence.durable.FileTrouble;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the journal holds, for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes ticks or bars as CSV or Parquet; works beside a running daemon.")
public final class ExportCommand implements Callable<Integer> {
    private enum What { TICKS, BARS }

    private enum Format { CSV, PARQUET }

    private static final String MINUTES = "1m";
    private static final String DAYS = "1d";

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "ticks|bars")
    private What what;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv",
            description = "The form (default: csv); parquet needs --out and has the columns of the archive.")
    private Format format;

    @Option(names = "--symbol", paramLabel = "S", split = ",", description = "Only these markets (default: all).")
    private Set<String> symbols = new LinkedHashSet<>();

    @Mixin
    private PeriodOptions options;

    @Option(names = "--interval", paramLabel = "1m|1d", defaultValue = "1m",
            description = "Length of the bars: 1m, or 1d for the venue's own days (default: ${DEFAULT-VALUE}).")
    private String interval;

    @Option(names = "--provenance", description = "Add a column to bars: live, import or backfill.")
    private boolean provenance;

    @Option(names = "--out", paramLabel = "FILE", description = "Write here (default: standard output).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!DAYS.equals(interval) && !MINUTES.equals(interval)) {
            throw new OperatorException(ExitCode.USAGE, "--interval must be 1m or 1d, is '" + interval + "'");
        }
        DataDirectory data = common.directory();
        Path journal = common.journal();
        TimeRange period = options.period();
        Selection selection = new Selection(symbols, period.fromMs(), period.toMs());
        if (format == Format.PARQUET) {
            return parquet(selection, journal);
        }
        try (Writer out = writer()) {
            CsvExport export = new CsvExport(selection, out, provenance);
            long rows = rows(export, data);
            out.flush();
            requireKnown(export.unknownSymbols());
            if (file != null) {
                spec.commandLine().getErr().printf(Locale.ROOT, "%,d rows in %s%n", rows, file);
            }
        } catch (UncheckedIOException e) {
            throw new OperatorException(ExitCode.FAILED, "cannot write " + (file == null ? "the output" : file) + ": "
                    + e.getCause().getMessage());
        } catch (HistoryUnreadableException | ArchiveException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        }
        return ExitCode.DONE.number();
    }

    private int parquet(Selection selection, Path journal) throws IOException {
        if (file == null) {
            throw new OperatorException(ExitCode.USAGE, "--format parquet needs --out FILE");
        }
        ParquetExport export = new ParquetExport(selection, journal,
                new Archive(common.directory().archive()),
                ArchiveConfig.archive(common.configuration()).memoryMiB());
        try {
            long rows = export.write(dataset(), file);
            requireKnown(export.unknownSymbols());
            spec.commandLine().getErr().printf(Locale.ROOT, "%,d rows in %s%n", rows, file);
            return ExitCode.DONE.number();
        } catch (ParquetException | ArchiveException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        } catch (FileSystemException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": cannot be written: " + FileTrouble.reason(e));
        }
    }

    private Dataset dataset() {
        if (what == What.TICKS) {
            return Dataset.TICKS;
        }
        return DAYS.equals(interval) ? Dataset.DAYS : Dataset.BARS;
    }

    private long rows(CsvExport export, DataDirectory data) {
        if (what == What.TICKS) {
            return export.ticks(data);
        }
        return DAYS.equals(interval) ? export.days(data) : export.bars(data);
    }

    private static void requireKnown(Set<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new OperatorException(ExitCode.FAILED, "the journal has no market " + String.join(", ", unknown));
        }
    }

    private Writer writer() throws IOException {
        if (file == null) {
            return new BufferedWriter(spec.commandLine().getOut());
        }
        try {
            return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": cannot be written: " + FileTrouble.reason(e));
        }
    }
}
