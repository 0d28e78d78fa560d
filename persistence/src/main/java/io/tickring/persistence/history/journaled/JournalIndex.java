package io.tickring.persistence.history.journaled;

import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.market.Market;
import io.tickring.persistence.codec.FormatException;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.format.BatchReader;
import io.tickring.persistence.read.BatchCursor;
import io.tickring.persistence.read.DirectoryCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Tells which parts of a journal hold which times, so that a query reads only those. Kept in memory, some 100 bytes for
 * each mebibyte of journal.
 *
 * <p>The first call of {@link #refresh} reads the whole journal once, at the speed of a replay; the daemon makes it in
 * the background. Later calls read what was added. Safe for any thread.
 */
public final class JournalIndex implements AutoCloseable {
    private final BatchCursor cursor;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<Integer, Market> markets = new HashMap<>();
    private final ChunkBuilder builder;
    private volatile boolean closed;

    /** @param journal the journal's directory */
    public JournalIndex(Path journal) {
        this(journal, new JournalListener() { });
    }

    /**
     * @param journal the journal's directory
     * @param rare    is told of sessions, gaps, the venue's bars and the spans they were asked for in, once each and in
     *                order, on the thread that refreshes
     */
    public JournalIndex(Path journal, JournalListener rare) {
        cursor = BatchCursor.over(journal, 0);
        builder = new ChunkBuilder(markets, rare);
    }

    /** Takes in what was journaled since the last call. */
    public void refresh() {
        refresh(bytes -> { });
    }

    /**
     * Takes in what was journaled since the last call.
     *
     * @param onBytes told the bytes taken in so far, after each batch
     */
    public synchronized void refresh(LongConsumer onBytes) {
        long bytes = 0;
        while (!closed && cursor.next()) {
            DirectoryCursor document = cursor.directory();
            bytes += document.length();
            onBytes.accept(bytes);
            if (builder.isFullFor(document)) {
                finishChunk();
                builder.begin(document);
            }
            addTo(document);
        }
    }

    private void addTo(DirectoryCursor document) {
        try {
            builder.add(document);
        } catch (FormatException e) {
            finishChunk();
        }
    }

    private void finishChunk() {
        if (!builder.isEmpty()) {
            chunks.add(builder.chunk());
        }
    }

    /** Forgets the directories up to this epoch, which are gone. */
    public synchronized void forgetThrough(int epoch) {
        chunks.removeIf(chunk -> chunk.directory().epoch() <= epoch);
    }

    /** @return the market of this number as the journal defined it last, up to the last refresh */
    public synchronized Optional<Market> market(int number) {
        return Optional.ofNullable(markets.get(number));
    }

    /** @return all markets that the journal defines, up to the last refresh */
    public synchronized List<Market> markets() {
        return List.copyOf(markets.values());
    }

    /** @return the parts that a query has to read, in order; without directories that were removed since */
    synchronized List<Chunk> chunks(Predicate<Chunk> wanted) {
        List<Chunk> found = new ArrayList<>(chunks.stream().filter(wanted).toList());
        if (!builder.isEmpty() && wanted.test(builder.chunk())) {
            found.add(builder.chunk());
        }
        Map<EpochDirectory, Boolean> there = new HashMap<>();
        found.removeIf(chunk -> !there.computeIfAbsent(chunk.directory(), EpochDirectory::exists));
        return found;
    }

    /** @return from the earliest to the latest accepted tick, up to the last refresh */
    public TimeExtent tickTimes() {
        return times(Chunk::ticks);
    }

    /** @return from the earliest to the latest minute bar, up to the last refresh */
    public TimeExtent barTimes() {
        return times(Chunk::bars);
    }

    private TimeExtent times(Function<Chunk, TimeExtent> what) {
        return chunks(chunk -> true).stream().map(what).reduce(TimeExtent.NONE, TimeExtent::with);
    }

    /** Takes batches of the journal, in order. */
    @FunctionalInterface
    public interface BatchVisitor {
        /** @param epoch of the directory it stands in */
        void visit(int epoch, BatchReader batch);
    }

    /**
     * Visits all batches in which ticks of these times, rejected ones or minute bars may stand, and what such bars were
     * closed by. Any thread, without holding up the index.
     *
     * @param fromMs epoch ms, inclusive
     * @param toMs   epoch ms, exclusive
     */
    public void visit(long fromMs, long toMs, BatchVisitor visitor) {
        List<Chunk> all = chunks(chunk -> true);
        for (int i = 0; i < all.size(); i++) {
            Chunk chunk = all.get(i);
            boolean causes = i + 1 < all.size() && all.get(i + 1).bars().overlaps(fromMs, toMs);
            if (causes || chunk.holds(fromMs, toMs)) {
                read(chunk, batch -> visitor.visit(chunk.directory().epoch(), batch));
            }
        }
    }

    /** Reads what is left of the batches of a chunk. Any thread, without holding up the index. */
    static void read(Chunk chunk, Consumer<BatchReader> reader) {
        try (DirectoryCursor cursor = new DirectoryCursor(chunk.directory(), DirectoryCursor.UNKNOWN)) {
            cursor.seek(chunk.position(), chunk.firstSequence());
            while (cursor.next(chunk.lastSequence())
                    && cursor.batch().firstSequence() <= chunk.lastSequence()) {
                reader.accept(cursor.batch());
            }
        }
    }

    /** Ends a refresh that runs, so that nobody waits until a long journal is read; later ones find nothing new. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            cursor.close();
        }
    }
}
