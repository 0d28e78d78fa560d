package io.tickring.benchmarks.disk.rig;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the reader gives of a journal: every record as text by its sequence, and where it stopped. */
public final class Served implements JournalListener {
    private final TreeMap<Long, String> records = new TreeMap<>();
    private List<Damage> damages = List.of();
    private long accepted;
    private long ticks;
    private boolean ascending = true;

    private Served() {
    }

    public static Served of(Path journal) {
        Served served = new Served();
        try (JournalReader reader = JournalReader.open(journal, 0)) {
            reader.readAll(served);
            served.damages = reader.damages();
        }
        return served;
    }

    @Override
    public void onSession(long sequence, SessionMarker session) {
        keep(sequence, session.toString());
    }

    @Override
    public void onMarket(long sequence, Market market) {
        keep(sequence, market.toString());
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        ticks += event.kind == EventKind.TICK ? 1 : 0;
        accepted += event.kind == EventKind.TICK && event.accepted() ? 1 : 0;
        keep(sequence, text(event));
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        keep(sequence, bar + " " + bar.spreadSumNanos + ' ' + bar.firstTickMs + ' ' + bar.lastTickMs);
    }

    private static String text(TickEvent event) {
        String all = event.kind + " " + event.receiveTimeNs + ' ' + event.market + ' ' + event.marketTimeMs;
        return switch (event.kind) {
            case TICK -> all + ' ' + event.exchangeTimeMs + ' ' + event.bidNanos + ' ' + event.askNanos + ' '
                    + event.bidSizeMicros + ' ' + event.askSizeMicros + ' ' + event.marks + ' ' + event.rejectReason
                    + ' ' + (event.accepted() ? 0 : Arrays.hashCode(Arrays.copyOf(event.frame, event.frameLength)));
            case CLOCK -> all + ' ' + event.clockMarketMs + ' ' + event.clockRate + ' ' + event.clockStep;
            case GAP -> all + ' ' + event.gapFromMs + ' ' + event.gapToMs + ' ' + event.gapReason;
            default -> all;
        };
    }

    private void keep(long sequence, String text) {
        ascending &= records.isEmpty() || sequence > records.lastKey();
        records.put(sequence, text);
    }

    public TreeMap<Long, String> records() {
        return records;
    }

    /** @return whether no sequence came twice or out of order */
    public boolean ascending() {
        return ascending;
    }

    public List<Damage> damages() {
        return damages;
    }

    public long accepted() {
        return accepted;
    }

    /** @return ticks, rejected ones too */
    public long ticks() {
        return ticks;
    }

    /**
     * Nothing is served that was not written so, and nothing twice.
     *
     * @param sound what was written
     * @throws IllegalStateException where it is not so
     */
    public void requireWritten(Served sound) {
        for (Map.Entry<Long, String> record : records.entrySet()) {
            Required.require(record.getValue().equals(sound.records.get(record.getKey())),
                    "record " + record.getKey() + " is served and was never written so");
        }
        Required.require(ascending, "a sequence is served twice or out of order");
    }
}
