package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.config.ArchiveConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.Manifest;
import io.tickring.persistence.archive.job.ArchiveResult;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.persistence.files.WriterBusyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Days that are over, as Parquet files. */
@Command(name = "archive", mixinStandardHelpOptions = true,
        description = "Brings finished days from the journal into Parquet files, lists and checks them.")
public final class ArchiveCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say now, list or verify");
    }

    @Command(name = "now", mixinStandardHelpOptions = true,
            description = {
                "Archives the days that are over, with or beside a daemon, which does it by itself each day.",
                "Then removes what is older than journal.retentionDays and archive.retentionDays allow."})
    int now(@Mixin CommonOptions common, @Mixin Output output) {
        ArchiveResult result = archive(common);
        output.print(result, out -> print(result, out));
        return ExitCode.DONE.number();
    }

    private static ArchiveResult archive(CommonOptions common) {
        DataDirectory data = common.directory();
        Path journal = common.journal();
        long nowMs = System.currentTimeMillis();
        try (Archiver archiver = Archiver.open(journal, data.archive(),
                ArchiveConfig.archive(common.configuration()));
                Steps steps = new Steps()) {
            return archiver.run(nowMs, nowMs, steps);
        } catch (WriterBusyException e) {
            throw new OperatorException(ExitCode.REFUSED, "another archiver is at work: " + e.getMessage());
        } catch (ArchiveException | ParquetException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "cannot write to " + data.archive() + ": "
                    + FileTrouble.reason(e));
        }
    }

    private static void print(ArchiveResult result, PrintWriter out) {
        out.printf("archived: %s%n", result.archived().isEmpty() ? "nothing new"
                : String.join(", ", result.archived()));
        if (!result.pruned().isEmpty()) {
            out.printf("removed from the journal: epochs %s%n", result.pruned());
        }
        if (!result.emptied().isEmpty()) {
            out.printf("emptied in the journal: %s%n", String.join(", ", result.emptied()));
        }
        if (!result.expired().isEmpty()) {
            out.printf("removed from the archive: %s%n", String.join(", ", result.expired()));
        }
        if (!result.kept().isEmpty()) {
            out.println(result.kept());
        }
        result.damages().forEach(damage -> out.println("damaged: " + damage));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the archived days.")
    int list(@Mixin CommonOptions common, @Mixin Output output) {
        try {
            Archive archive = new Archive(common.directory().archive());
            List<Manifest> all = archive.manifests();
            all.forEach(manifest -> output.print(manifest, out -> out.println(line(manifest, archive))));
            if (all.isEmpty() && !output.json()) {
                output.out().println("nothing is archived in " + archive.directory() + " yet; a day is, some minutes "
                        + "after its end: by the daemon, or by tickring archive now");
            }
        } catch (ArchiveException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        }
        return ExitCode.DONE.number();
    }

    private static String line(Manifest manifest, Archive archive) {
        List<String> parts = manifest.files().stream().map(file -> line(file, archive)).toList();
        return manifest.period() + "  " + String.join(", ", parts);
    }

    private static String line(ArchivedFile file, Archive archive) {
        boolean whole = archive.resolve(file).toFile().length() == file.bytes();
        return String.format(Locale.ROOT, "%,d %s in %,d bytes%s", file.rows(), file.dataset().directory(),
                file.bytes(), whole ? "" : " (DAMAGED: " + file.path() + " is missing or has another length)");
    }

    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Compares every file with the checksum in its manifest; exit code 1 where one is damaged.")
    int verify(@Mixin CommonOptions common) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Archive archive = new Archive(new DataDirectory(common.data()).archive());
            List<ArchivedFile> files = archive.manifests().stream().flatMap(manifest -> manifest.files().stream())
                    .toList();
            List<ArchivedFile> damaged = files.stream().filter(file -> !archive.isSound(file)).toList();
            damaged.forEach(file -> out.println("damaged: " + archive.resolve(file)
                    + " has not the bytes that its manifest says; restore it from a backup"));
            out.printf(Locale.ROOT, "%s: %,d files%n", damaged.isEmpty() ? "sound" : "damaged", files.size());
            return (damaged.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
        } catch (ArchiveException e) {
            throw new OperatorException(ExitCode.FAILED, e.getMessage());
        }
    }

    /** Shows how many periods are done. */
    private static final class Steps implements ArchiveWatch, AutoCloseable {
        private Progress progress;

        @Override
        public void onProgress(int done, int all) {
            if (progress == null) {
                progress = Progress.ofDays("archive", all);
            }
            progress.at(done);
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}
