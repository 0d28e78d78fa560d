package io.tickring.daemon.cli.journal;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.explain.BarCause;
import io.tickring.engine.explain.BarExplanation;
import io.tickring.engine.explain.BarRevision;
import io.tickring.engine.explain.RejectedTick;
import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.json.IsoTime;
import io.tickring.web.json.MarkWords;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a bar was made of, for people. */
final class ExplanationText {
    private static final long NS_PER_MS = 1_000_000;

    private final BarExplanation explanation;

    ExplanationText(BarExplanation explanation) {
        this.explanation = explanation;
    }

    void print(PrintWriter out, String symbol, long openTimeMs) {
        out.println(symbol + ' ' + IsoTime.text(openTimeMs) + ": " + explanation.bar().map(this::served)
                .orElse("no tick of this minute is in a bar"));
        long lost = explanation.bar().map(bar -> bar.ticks - explanation.tickCount()).orElse(0L);
        ticks(out, "in the bar", explanation.tickCount(), explanation.ticks());
        if (lost > 0 && explanation.tickCount() > 0) {
            out.printf(Locale.ROOT, "  %,d more are in it that the journal does not hold%n", lost);
        }
        ticks(out, "accepted, and not in the bar", explanation.asideCount(), explanation.aside());
        if (explanation.rejectedCount() > 0) {
            out.printf(Locale.ROOT, "%,d ticks rejected%n", explanation.rejectedCount());
            explanation.rejected().forEach(rejected -> out.println(line(rejected)));
        }
        out.printf(Locale.ROOT, "%,d revisions%n", explanation.revisions().size());
        explanation.revisions().forEach(revision -> out.println(line(revision)));
    }

    private String served(Bar bar) {
        return (explanation.issued() ? "revision " + bar.revision + ", " + bar.provenance.key() : "not closed yet")
                + ", " + prices(bar);
    }

    private static String prices(Bar bar) {
        return "bid " + price(bar.bidOpen) + ' ' + price(bar.bidHigh) + ' ' + price(bar.bidLow) + ' '
                + price(bar.bidClose) + ", ask " + price(bar.askOpen) + ' ' + price(bar.askHigh) + ' '
                + price(bar.askLow) + ' ' + price(bar.askClose) + ", " + bar.ticks + " ticks";
    }

    private static void ticks(PrintWriter out, String which, long count, List<Tick> ticks) {
        if (count > 0) {
            out.printf(Locale.ROOT, "%,d ticks %s%n", count, which);
            ticks.forEach(tick -> out.println("  " + line(tick)));
        }
    }

    private static String line(Tick tick) {
        String marks = String.join(" ", MarkWords.of(tick.marks()));
        return "sequence " + tick.sequence() + "  " + time(tick.exchangeTimeMs()) + "  bid " + price(tick.bidNanos())
                + "  ask " + price(tick.askNanos()) + (marks.isEmpty() ? "" : "  " + marks);
    }

    private static String line(RejectedTick rejected) {
        String setting = rejected.rule().setting();
        return "  " + line(rejected.tick()) + "  " + rejected.reason().key() + ": " + rejected.rule().text()
                + (setting.isEmpty() ? "" : " (" + setting + " = " + rejected.rule().value() + ")");
    }

    private static String line(BarRevision revision) {
        return "  sequence " + revision.sequence() + "  revision " + revision.bar().revision + "  "
                + revision.bar().provenance.key() + " (session " + revision.epoch() + ", " + revision.source() + ")  "
                + prices(revision.bar()) + "  by " + text(revision.cause());
    }

    private static String text(BarCause cause) {
        String event = cause.sequence() == 0 ? "" : ", sequence " + cause.sequence() + ", received "
                + time(cause.receiveTimeNs() / NS_PER_MS) + ", market clock " + time(cause.marketTimeMs());
        return switch (cause.kind()) {
            case TICK -> "a tick";
            case HEARTBEAT -> "the clock";
            case END_OF_INPUT -> "the end of the file";
            case START -> "a start, behind a stop that kept it from being written";
            case REBUILD -> "a rebuild";
            case VENUE -> "the venue";
            case UNKNOWN -> "an event that is not at hand";
        } + event;
    }

    private static String time(long epochMs) {
        return epochMs == TickEvent.ABSENT ? "no time" : IsoTime.text(epochMs);
    }

    private static String price(long nanos) {
        return nanos == TickEvent.ABSENT ? "none" : Decimal.text(nanos, Decimal.PRICE_SCALE);
    }
}
