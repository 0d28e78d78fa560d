package io.tickring.daemon.backup;

import io.tickring.engine.status.BackupState;
import io.tickring.engine.status.BackupStatus;
import io.tickring.persistence.backup.Backups;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code backup}: makes the daily backup, with the lowest priority, beside everything else. */
public final class BackupWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);
    private static final long LOOK_MS = TimeUnit.SECONDS.toMillis(20);
    private static final long STOP_MS = TimeUnit.SECONDS.toMillis(5);

    private final Optional<BackupPlan> plan;
    private final Optional<BackupSchedule> schedule;
    private final LongSupplier nowMs;
    private final String version;
    private final Thread thread = new Thread(this::keepUp, "backup");
    private final Watched watched = new Watched();

    /**
     * @param plan    empty where no backups are made
     * @param nowMs   the wall clock, epoch ms
     * @param version of the program
     */
    public BackupWatch(Optional<BackupPlan> plan, LongSupplier nowMs, String version) {
        this.plan = plan;
        this.nowMs = nowMs;
        this.version = version;
        schedule = plan.flatMap(made -> made.settings().timeOfDay())
                .map(time -> new BackupSchedule(time, nowMs.getAsLong()));
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins to wait for the time; without one it does nothing. */
    public BackupWatch start() {
        if (schedule.isPresent()) {
            thread.start();
        }
        return this;
    }

    private void keepUp() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                runWhenDue(plan.orElseThrow(), schedule.orElseThrow());
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a backup where one is due. Its own thread only, or a test. */
    void runWhenDue(BackupPlan due, BackupSchedule times) {
        BackupReport report = due.keeping().report();
        if (times.dueMs(report) > nowMs.getAsLong()) {
            return;
        }
        watched.running = true;
        try (Backups backups = due.open()) {
            run(backups, due, report);
        } catch (IOException | RuntimeException e) {
            onFailure(e);
        } finally {
            watched.end();
        }
    }

    private void run(Backups backups, BackupPlan due, BackupReport before) throws IOException {
        Made made = backups.now(due.holdings(), due.keeping(), nowMs.getAsLong(), version, watched);
        LOG.info("backup=made id={} files={} sentFiles={} sentBytes={} sequence={} removed={}", made.id(),
                made.files(), made.sentFiles(), made.sentBytes(), made.lastSequence(), made.removed().size());
        if (BackupSchedule.checkDue(before, due.settings().verifyDays(), nowMs.getAsLong())) {
            Verified verified = backups.verify(Optional.of(made.id()), due.keeping(), nowMs.getAsLong(), watched);
            if (verified.good()) {
                LOG.info("backup=verified id={} files={} records={}", verified.id(), verified.files(),
                        verified.records());
            } else {
                LOG.error("backup=bad id={} reason=\"{}\"", verified.id(), verified.reason());
            }
        }
    }

    private void onFailure(Exception failure) {
        if (thread.isInterrupted()) {
            LOG.info("backup=stopped");
        } else if (failure instanceof IOException) {
            LOG.warn("backup=failed reason=\"{}\"", failure.getMessage());
        } else {
            LOG.error("backup=failed", failure);
        }
    }

    /** @return what is known now; any thread */
    public BackupStatus status() {
        if (plan.isEmpty()) {
            return BackupStatus.off("backup.target is empty");
        }
        BackupReport report = plan.get().keeping().report();
        String failure = report.failure().map(BackupReport.Failure::reason).orElse("");
        Optional<Made> made = report.made();
        Optional<Verified> verified = report.verified();
        return new BackupStatus(state(report), schedule.isEmpty() && failure.isEmpty() ? "backup.timeOfDay is empty"
                : failure, plan.get().settings().target().place(),
                schedule.map(times -> times.dueMs(report)).orElse(0L),
                watched.doneBytes, watched.totalBytes, made.map(Made::id).orElse(""), made.map(Made::timeMs).orElse(0L),
                made.map(Made::bytes).orElse(0L), made.map(Made::lastSequence).orElse(0L),
                verified.map(Verified::id).orElse(""), verified.map(Verified::timeMs).orElse(0L),
                verified.map(Verified::good).orElse(false), verified.map(Verified::reason).orElse(""));
    }

    private BackupState state(BackupReport report) {
        if (watched.running) {
            return BackupState.RUNNING;
        }
        if (report.failure().isPresent()) {
            return BackupState.FAILED;
        }
        return schedule.isPresent() ? BackupState.WAITING : BackupState.OFF;
    }

    /** Stops a run at work; what it sent is used by the next one. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(STOP_MS);
        if (thread.isAlive()) {
            LOG.warn("thread={} state=slow_to_stop", thread.getName());
        }
    }

    /** How far the run at work is, for other threads. */
    private static final class Watched implements BackupProgress {
        private volatile boolean running;
        private volatile long doneBytes;
        private volatile long totalBytes;

        @Override
        public void begin(String task, long bytes) {
            doneBytes = 0;
            totalBytes = bytes;
        }

        @Override
        public void at(long done) {
            doneBytes = done;
        }

        void end() {
            running = false;
            doneBytes = 0;
            totalBytes = 0;
        }
    }
}
