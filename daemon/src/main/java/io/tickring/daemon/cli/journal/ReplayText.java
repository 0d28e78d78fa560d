package io.tickring.daemon.cli.journal;

import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.replay.ReplayDifference;
import io.tickring.persistence.replay.ReplayReport;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a replay found, for people and for scripts. */
final class ReplayText {
    private static final int SHOWN = 20;

    private final ReplayReport report;
    private final double seconds;
    private final boolean otherSettings;

    /** @param otherSettings whether differences are what was asked for, rather than a failure */
    ReplayText(ReplayReport report, double seconds, boolean otherSettings) {
        this.report = report;
        this.seconds = seconds;
        this.otherSettings = otherSettings;
    }

    private double ticksPerSecond() {
        return report.ticks() / Math.max(seconds, 1e-9);
    }

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("differences", report.differences());
        row.put("sessions", report.sessions());
        row.put("firstSequence", report.firstSequence());
        row.put("lastSequence", report.lastSequence());
        row.put("ticks", report.ticks());
        row.put("accepted", report.accepted());
        row.put("rejected", new TreeMap<>(report.rejected()));
        row.put("duplicate", report.duplicate());
        row.put("late", report.late());
        row.put("bars", report.bars());
        row.put("revisions", report.revisions());
        row.put("checkpoints", report.checkpoints());
        row.put("notCompared", report.notCompared());
        row.put("unwrittenBars", report.unwrittenBars());
        row.put("rebuiltBars", report.rebuiltBars());
        row.put("seconds", seconds);
        row.put("ticksPerSecond", Math.round(ticksPerSecond()));
        row.put("first", report.first().stream().map(ReplayText::row).toList());
        row.put("damages", report.damages());
        return row;
    }

    private static Map<String, Object> row(ReplayDifference difference) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", difference.sequence());
        row.put("symbol", difference.symbol());
        row.put("openTime", minute(difference));
        row.put("kind", difference.kind());
        row.put("field", difference.field());
        row.put("stored", difference.stored());
        row.put("replayed", difference.replayed());
        return row;
    }

    private static String minute(ReplayDifference difference) {
        return difference.openTimeMs() == TickEvent.ABSENT ? null
                : Instant.ofEpochMilli(difference.openTimeMs()).toString();
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%,d ticks of %s in %.2f s, %,.0f ticks/s%n", report.ticks(),
                JournalCommand.sessions(report.sessions()), seconds, ticksPerSecond());
        out.printf(Locale.ROOT, "compared: %,d accepted (%,d late), %,d duplicate, rejected %s; "
                + "%,d bars (%,d revisions), %,d saved states%n", report.accepted(), report.late(), report.duplicate(),
                new TreeMap<>(report.rejected()), report.bars(), report.revisions(), report.checkpoints());
        printAside(out, report.notCompared(),
                "records were not compared: they follow from what the journal does not hold");
        printAside(out, report.unwrittenBars(), "bars follow from the last ticks and are not written yet");
        printAside(out, report.rebuiltBars(), "bars were made by rebuild from the ticks of all sessions");
        report.damages().forEach(damage -> out.println(JournalCommand.text(damage)));
        List<ReplayDifference> shown = report.first().stream().limit(SHOWN).toList();
        shown.forEach(difference -> out.println(line(difference)));
        if (report.differences() > shown.size()) {
            out.printf(Locale.ROOT, "... %,d more%n", report.differences() - shown.size());
        }
        out.printf(Locale.ROOT, "%,d differences%s%n", report.differences(),
                otherSettings ? " with the present settings" : "");
    }

    private static void printAside(PrintWriter out, long count, String what) {
        if (count > 0) {
            out.printf(Locale.ROOT, "%,d %s%n", count, what);
        }
    }

    private static String line(ReplayDifference difference) {
        String minute = minute(difference);
        return "sequence " + difference.sequence() + ": " + difference.symbol() + (minute == null ? "" : " " + minute)
                + ' ' + difference.kind() + ' ' + difference.field() + ": stored " + difference.stored()
                + ", replayed " + difference.replayed();
    }
}
