package io.tickring.daemon.imports;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.daemon.csv.TickFile;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.node.Housekeeping;
import io.tickring.engine.Engine;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.write.JournalFailedException;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.persistence.write.JournalStart;
import io.tickring.persistence.write.MarkerRewrite;
import io.tickring.persistence.write.TickJournal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Brings a file of ticks into the journal: all of it, or nothing. Its records are written where no reader looks, and
 * get their place by one rename.
 */
public final class ImportSession {
    /** Nobody counts on what is not published, and to force pages that are being filled takes them from the writer. */
    private static final long SYNC_INTERVAL_MS = 10_000;

    private final Configuration configuration;
    private final DataDirectory data;
    private final LongSupplier nowNs;
    private final String version;

    /** @param nowNs our time, epoch ns; only for the session's own mark, the ticks bring theirs */
    public ImportSession(Configuration configuration, DataDirectory data, LongSupplier nowNs, String version) {
        this.configuration = configuration;
        this.data = data;
        this.nowNs = nowNs;
        this.version = version;
    }

    /**
     * @param again  whether a file that is in the journal already may come in again
     * @param onRead is told the bytes of the file read so far
     * @throws OperatorException where the file is broken, known, or another process writes
     */
    public ImportResult run(TickFile file, boolean again, LongConsumer onRead) throws IOException {
        long startNs = System.nanoTime();
        Archive archive = new Archive(data.archive());
        try (WriterLock lock = data.lock();
                SourceDigest digest = new SourceDigest(file::sha256,
                        again ? any -> { } : sha256 -> refuseKnown(file, sha256, archive))) {
            Engine engine = new Engine(EngineConfig.engine(configuration).forImport());
            Recovered recovered = JournalRecovery.forImport(lock, data.journal(), engine);
            JournalStart start = recovered.imported(nowNs.getAsLong(), version, engine.settings().asMap(),
                    file.name(), SourceDigest.PENDING);
            long bars = bring(lock, engine, start, new Source(file, digest, onRead));
            double seconds = (System.nanoTime() - startNs) / (double) TimeUnit.SECONDS.toNanos(1);
            return ImportResult.of(engine.counters(), engine.markets().size(), bars, seconds);
        }
    }

    /** @param onRead is told the bytes read so far */
    private record Source(TickFile file, SourceDigest digest, LongConsumer onRead) {
    }

    /** Tidies up only under the lock: without it, what lies there is another import's. */
    private long bring(WriterLock lock, Engine engine, JournalStart start, Source source) throws IOException {
        Durable.deleteTree(data.importing());
        try {
            long bars = write(lock, engine, start, source);
            sign(start.session(), source.digest().get());
            data.publish(start.session().marker().epoch());
            return bars;
        } catch (JournalFailedException e) {
            throw new OperatorException(ExitCode.FAILED, "the journal cannot be written: " + e.getMessage()
                    + "; nothing of the file was imported");
        } finally {
            Durable.deleteTree(data.importing());
        }
    }

    /** The marker stands first, and the checksum is known last. */
    private void sign(SessionStart start, String sha256) throws IOException {
        EpochDirectory written = EpochDirectory.of(data.importing(), start.marker().epoch());
        MarkerRewrite.replace(written, new SessionStart(start.marker().withSha256(sha256), start.previousSequence()));
    }

    private void refuseKnown(TickFile file, String sha256, Archive archive) {
        JournalReader.importedBefore(data.journal(), sha256).ifPresent(session -> {
            throw new OperatorException(ExitCode.REFUSED, file.path() + " was imported before, as " + session.source()
                    + " in epoch " + session.epoch() + "; its ticks would count twice. --again imports it once more");
        });
        archive.importedBefore(sha256).ifPresent(source -> {
            throw new OperatorException(ExitCode.REFUSED, file.path() + " was imported before, as " + source.source()
                    + ", and is in the archive; its ticks would count twice. --again imports it once more");
        });
    }

    private long write(WriterLock lock, Engine engine, JournalStart start, Source source) throws IOException {
        Files.createDirectories(data.importing());
        JournalSettings settings = EngineConfig.journal(configuration, data.importing())
                .syncedEvery(SYNC_INTERVAL_MS);
        try (TickJournal journal = TickJournal.open(lock, settings, engine, start, nowNs);
                Housekeeping housekeeping = Housekeeping.start(journal);
                InputStream in = source.file().open(source.onRead())) {
            TickCsvReader reader = new TickCsvReader(in, source.file().path().toString(), engine.markets());
            try (ReadAhead ahead = new ReadAhead(reader, engine::check)) {
                return new FileFold(engine, journal, source.digest()).fold(ahead);
            }
        }
    }
}
