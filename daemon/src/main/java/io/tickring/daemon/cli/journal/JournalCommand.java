package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.persistence.files.Pruned;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads every record of the journal, beside a running daemon too. */
@Command(name = "journal", mixinStandardHelpOptions = true, subcommands = JournalRepairCommand.class,
        description = "Checks the journal, repairs it and counts what it holds.")
public final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say repair, verify or stats");
    }

    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Reads every record and checks its checksum and sequence; exit code 1 where one is damaged.")
    int verify(@Mixin CommonOptions common, @Mixin Output output) throws IOException {
        JournalSummary summary = read(common);
        List<SetAside> setAside = SetAside.all(common.journal());
        List<Pruned> pruned = Pruned.all(common.journal());
        Map<String, Object> row = row(summary);
        row.put("setAside", setAside);
        row.put("pruned", pruned);
        output.print(row, out -> print(summary, setAside, pruned, out));
        return (summary.sound() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static void print(JournalSummary summary, List<SetAside> setAside, List<Pruned> pruned, PrintWriter out) {
        summary.damages().forEach(damage -> out.println(text(damage)));
        summary.unfinished().forEach(place -> out.println(place("unfinished", place)));
        setAside.forEach(part -> out.println(JournalRepairCommand.text(part)));
        pruned.forEach(part -> out.printf(Locale.ROOT, "archived and emptied: epoch %d up to sequence %,d%n",
                part.epoch(), part.throughSequence()));
        out.printf(Locale.ROOT, "%s: %,d records in %s, sequence %,d to %,d, %,d bytes%n",
                summary.sound() ? "sound" : "damaged", summary.records(), sessions(summary.sessions()),
                summary.firstSequence(), summary.lastSequence(), summary.bytes());
        if (!summary.sound()) {
            out.println("what stands before a damage, and every other session, is served; "
                    + "'tickring journal repair' sets the damaged parts aside");
        }
    }

    static String sessions(int count) {
        return count == 1 ? "1 session" : String.format(Locale.ROOT, "%,d sessions", count);
    }

    @Command(name = "stats", mixinStandardHelpOptions = true,
            description = "Counts records by kind and rejected ticks by reason.")
    int stats(@Mixin CommonOptions common, @Mixin Output output) throws IOException {
        JournalSummary summary = read(common);
        output.print(row(summary), out -> print(summary, out));
        return ExitCode.DONE.number();
    }

    private static JournalSummary read(CommonOptions common) throws IOException {
        Path journal = common.journal();
        try (Progress progress = Progress.ofFiles("journal", journal, 1)) {
            return JournalVerifier.verify(journal, progress::at);
        }
    }

    private static Map<String, Object> row(JournalSummary summary) {
        Map<String, Object> row = new TreeMap<>();
        row.put("sound", summary.sound());
        row.put("damages", summary.damages());
        row.put("unfinished", summary.unfinished());
        row.put("sessions", summary.sessions());
        row.put("records", summary.records());
        row.put("firstSequence", summary.firstSequence());
        row.put("lastSequence", summary.lastSequence());
        row.put("kinds", summary.kinds());
        row.put("rejects", summary.rejects());
        row.put("gaps", summary.gaps());
        row.put("bytes", summary.bytes());
        row.put("bytesPerTick", summary.bytesPerTick());
        row.put("firstExchangeMs", summary.firstExchangeMs());
        row.put("lastExchangeMs", summary.lastExchangeMs());
        return row;
    }

    static String text(Damage damage) {
        return place("damaged", damage);
    }

    private static String place(String what, Damage at) {
        return what + ": epoch " + at.epoch() + ", file " + at.file() + ", byte " + at.offset()
                + ", behind sequence " + at.lastSequence() + ": " + at.reason();
    }

    private static void print(JournalSummary summary, PrintWriter out) {
        out.printf(Locale.ROOT, "%-12s %,d, sequence %,d to %,d%n", "records", summary.records(),
                summary.firstSequence(), summary.lastSequence());
        new TreeMap<>(summary.kinds()).forEach((kind, count) -> out.printf(Locale.ROOT, "  %-10s %,d%n", kind, count));
        new TreeMap<>(summary.rejects()).forEach(
                (reason, count) -> out.printf(Locale.ROOT, "  rejected %s: %,d%n", reason, count));
        if (summary.kind("gap") > 0) {
            out.printf(Locale.ROOT, "%-12s %,d filled with the venue's bars, %,d explained, %,d open%n", "gaps",
                    summary.gaps().get("filled"), summary.gaps().get("explained"), summary.gaps().get("open"));
        }
        if (summary.kind("tick") > 0) {
            out.printf(Locale.ROOT, "%-12s %s to %s%n", "ticks", Instant.ofEpochMilli(summary.firstExchangeMs()),
                    Instant.ofEpochMilli(summary.lastExchangeMs()));
        }
        out.printf(Locale.ROOT, "%-12s %,d, %.1f for each accepted tick%n", "bytes", summary.bytes(),
                summary.bytesPerTick());
    }
}
