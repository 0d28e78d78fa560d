package io.tickring.benchmarks.journal;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.persistence.write.JournalStart;
import io.tickring.persistence.write.TickJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One tick into the journal, encoded, with checksum, acknowledged: by the ticks that share a document. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
    private static final int MARKETS = 100;
    private static final long START_MS = 1_795_089_600_000L;

    private final Engine engine = new Engine(EngineSettings.defaults().with(TimeSource.RECORDS));
    private final TickEvent tick = new TickEvent();
    private Path dir;
    private WriterLock lock;
    private TickJournal journal;
    private int count;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        if (engine.markets().size() == 1) {
            for (int i = 0; i < MARKETS; i++) {
                engine.markets().define(Market.bare(0, "M" + i));
            }
        }
        dir = Files.createTempDirectory("journal-benchmark");
        lock = WriterLock.acquire(dir);
        SessionMarker marker = new SessionMarker(1, 1, START_MS * 1_000_000, "benchmark", SessionMarker.LIVE, "",
                Map.of());
        JournalStart start = new JournalStart(new SessionStart(marker, 0), 1, 0, List.of(), false);
        journal = TickJournal.open(lock, JournalSettings.defaults(dir), engine, start, () -> START_MS * 1_000_000);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        lock.close();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void append(int batch) {
        count++;
        tick.clearTick();
        tick.market = 1 + count % MARKETS;
        tick.exchangeTimeMs = START_MS + count / MARKETS;
        tick.receiveTimeNs = tick.exchangeTimeMs * 1_000_000 + 1_234;
        tick.bidNanos = 1_063_330_000L + (count & 1023) * 10_000;
        tick.askNanos = tick.bidNanos + 60_000;
        tick.bidSizeMicros = 4_976_000_000L;
        tick.askSizeMicros = 5_000_000_000L;
        tick.definition = engine.markets().get(tick.market);
        journal.onEvent(tick, count % batch == 0);
    }

    @Benchmark
    public void tickringBatchOf64() {
        append(64);
    }

    @Benchmark
    public void batchOf16() {
        append(16);
    }

    @Benchmark
    public void batchOf4() {
        append(4);
    }

    @Benchmark
    public void oneDocumentATick() {
        append(1);
    }
}
