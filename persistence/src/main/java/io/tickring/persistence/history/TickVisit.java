package io.tickring.persistence.history;

import io.tickring.engine.history.Tick;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.archived.RowFilter;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.read.JournalReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes through the accepted ticks of archive and journal in order of the journal, each once. Memory is bounded: what is
 * archived is sorted a day's worth at a time. One thread.
 */
public final class TickVisit {
    private final Path journal;
    private final Catalog archived;
    private final ArchiveReader reader;

    /** @param archived what the archive holds; a record that it does not hold is read from the journal */
    public TickVisit(Path journal, Catalog archived, ArchiveReader reader) {
        this.journal = journal;
        this.archived = archived;
        this.reader = reader;
    }

    /**
     * @param fromMs the venue's time, epoch ms, inclusive
     * @param toMs   the venue's time, epoch ms, exclusive
     */
    public void visit(long fromMs, long toMs, Consumer<Tick> visitor) {
        try (JournalTicks journaled = new JournalTicks(fromMs, toMs)) {
            List<StoredDay> days = archived.days(fromMs, toMs).stream().filter(day -> day.ticks().isPresent())
                    .sorted(Comparator.comparingLong(StoredDay::firstTickSequence)).toList();
            for (int i = 0; i < days.size(); i++) {
                long first = days.get(i).firstTickSequence();
                long next = i + 1 < days.size() ? days.get(i + 1).firstTickSequence() : Long.MAX_VALUE;
                RowFilter filter = new RowFilter(Set.of(), fromMs, toMs, first - 1, next - 1);
                reader.ticks(between(days, first, next), filter, Long.MAX_VALUE, tick -> {
                    journaled.giveBefore(tick.sequence(), visitor);
                    visitor.accept(tick);
                });
            }
            journaled.giveBefore(Long.MAX_VALUE, visitor);
        }
    }

    private static Collection<StoredDay> between(List<StoredDay> days, long first, long next) {
        return first >= next ? List.of() : days.stream()
                .filter(day -> day.firstTickSequence() < next && day.lastTickSequence() >= first).toList();
    }

    /** The journal's ticks that are not archived, a batch at a time. */
    private final class JournalTicks implements JournalListener, AutoCloseable {
        private final long fromMs;
        private final long toMs;
        private final JournalReader source = JournalReader.open(journal, 0);
        private final Queue<Tick> batch = new ArrayDeque<>();
        private boolean ended;

        JournalTicks(long fromMs, long toMs) {
            this.fromMs = fromMs;
            this.toMs = toMs;
        }

        void giveBefore(long sequence, Consumer<Tick> visitor) {
            for (Tick tick = peek(); tick != null && tick.sequence() < sequence; tick = peek()) {
                visitor.accept(batch.remove());
            }
        }

        private Tick peek() {
            while (batch.isEmpty() && !ended) {
                ended = source.poll(this) == 0;
            }
            return batch.peek();
        }

        @Override
        public void onEvent(long sequence, TickEvent event) {
            if (event.accepted() && event.exchangeTimeMs >= fromMs && event.exchangeTimeMs < toMs
                    && !archived.holds(event.exchangeTimeMs, sequence)) {
                batch.add(new Tick(sequence, event.market, event.exchangeTimeMs, event.receiveTimeNs, event.bidNanos,
                        event.askNanos, event.bidSizeMicros, event.askSizeMicros, event.marks));
            }
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
