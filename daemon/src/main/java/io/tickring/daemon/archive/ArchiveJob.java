package io.tickring.daemon.archive;

import io.tickring.engine.status.ArchiveStatus;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.job.ArchiveResult;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.parquet.ParquetException;
import io.tickring.persistence.archive.watch.ArchiveStoppedException;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.files.WriterBusyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code archive}: archives days that are over, once at the start and then behind each end of a UTC day of
 * the venue's time. A run that fails is made again. Cutting it off does no harm, so a stop waits for it only briefly.
 */
public final class ArchiveJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveJob.class);
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    /** By then the venue's clock is measured and the page has read what it shows of the journal. */
    private static final long FIRST_LOOK_S = 30;
    private static final long LOOK_S = 10;
    private static final long RETRY_MS = Duration.ofMinutes(10).toMillis();
    private static final long STOP_MS = Duration.ofSeconds(5).toMillis();

    private final Path journal;
    private final Archive archive;
    private final ArchiveSettings settings;
    private final LongSupplier marketTimeMs;
    private final LongSupplier nowMs;
    private final IntConsumer onPruned;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepUp, "archive");
    private volatile ArchiveStatus status = ArchiveStatus.NONE;
    private long nextMarketMs = Long.MIN_VALUE;
    private long retryMs;

    /**
     * @param marketTimeMs the venue's time, epoch ms
     * @param nowMs        our time, epoch ms
     * @param onPruned     told, on this job's thread, that directories of the journal up to this epoch are gone
     */
    public ArchiveJob(Path journal, Path archive, ArchiveSettings settings, LongSupplier marketTimeMs,
            LongSupplier nowMs, IntConsumer onPruned) {
        this.journal = journal;
        this.archive = new Archive(archive);
        this.settings = settings;
        this.marketTimeMs = marketTimeMs;
        this.nowMs = nowMs;
        this.onPruned = onPruned;
    }

    /** Begins to look for days that are over. */
    public ArchiveJob start() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return this;
    }

    /** @return for any thread */
    public ArchiveStatus status() {
        return status;
    }

    private void keepUp() {
        try {
            for (long waitS = FIRST_LOOK_S; !stopped.await(waitS, TimeUnit.SECONDS); waitS = LOOK_S) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs where it is time to. */
    void look() {
        long marketMs = marketTimeMs.getAsLong();
        long wallMs = nowMs.getAsLong();
        if (marketMs < nextMarketMs || wallMs < retryMs) {
            return;
        }
        try {
            run(marketMs, wallMs);
            retryMs = 0;
            long graceMs = Duration.ofMinutes(settings.graceMinutes()).toMillis();
            nextMarketMs = Math.floorDiv(marketMs - graceMs, DAY_MS) * DAY_MS + DAY_MS + graceMs;
        } catch (ArchiveStoppedException e) {
            LOG.info("archive=stopped; the next start goes on");
        } catch (IOException | ArchiveException | ParquetException | WriterBusyException e) {
            LOG.error("archive=failed retryMs={} reason=\"{}\"", RETRY_MS, e.getMessage());
            failed(e, wallMs);
        } catch (RuntimeException e) {
            LOG.error("archive=failed retryMs={}", RETRY_MS, e);
            failed(e, wallMs);
        }
    }

    private void failed(Exception failure, long wallMs) {
        retryMs = wallMs + RETRY_MS;
        status = new ArchiveStatus("failed", String.valueOf(failure.getMessage()), status.days(), status.lastDay(),
                status.lastRunMs(), 0, 0, status.pruned());
    }

    private void run(long marketMs, long wallMs) throws IOException {
        try (Archiver archiver = Archiver.open(journal, archive.directory(), settings)) {
            ArchiveResult result = archiver.run(marketMs, wallMs, new Watch());
            result.pruned().stream().max(Integer::compare).ifPresent(onPruned::accept);
            status = idle(result.kept(), wallMs, status.pruned() + result.pruned().size());
            LOG.info("archive=done periods={} pruned={} emptied={} expired={} kept=\"{}\" damages={}",
                    result.archived(), result.pruned(), result.emptied(), result.expired(), result.kept(),
                    result.damages());
        }
    }

    private ArchiveStatus idle(String reason, long wallMs, long pruned) {
        try {
            List<LocalDate> days = archive.days();
            String last = days.isEmpty() ? "" : days.get(days.size() - 1).toString();
            return new ArchiveStatus("waiting", reason, days.size(), last, wallMs, 0, 0, pruned);
        } catch (ArchiveException e) {
            return new ArchiveStatus("failed", e.getMessage(), 0, "", wallMs, 0, 0, pruned);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_MS);
            if (thread.isAlive()) {
                LOG.warn("thread=archive state=cut_off; the next start goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Watch implements ArchiveWatch {
        @Override
        public void onProgress(int done, int total) {
            status = new ArchiveStatus("running", "", status.days(), status.lastDay(), status.lastRunMs(), done, total,
                    status.pruned());
        }

        @Override
        public boolean isStopped() {
            return stopped.getCount() == 0;
        }
    }
}
