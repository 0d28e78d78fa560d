package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.checker.Position;
import io.tickring.benchmarks.checker.Verdict;
import io.tickring.benchmarks.trial.DaemonLaunch;
import io.tickring.persistence.read.JournalVerifier;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A simulator in this process, the daemon in another that is killed again and again at moments drawn by seed, and the
 * checker, a third program, that judges what is left.
 */
public final class KillCampaign {
    /** As it ships, but for less room taken ahead, of which a kill leaves the rest behind, and no history loaded. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TICKRING_JOURNAL_ALLOCATE_AHEAD_MI_B", "4",
            "TICKRING_JOURNAL_ROLL", "secondly",
            "TICKRING_BACKFILL_MINUTE_DAYS", "0",
            "TICKRING_BACKFILL_DAY_YEARS", "0",
            "TICKRING_ACCOUNT_POLL", "false");
    private static final int SYMBOLS = 100;
    private static final double SPEED = 60;
    private static final long MS = 1_000_000;
    private static final long ROLL_MS = 1_000;
    private static final int AROUND_MS = 12;
    private static final int SHORT_RUN_MS = 50;
    private static final int LONG_RUN_ONE_IN = 25;

    private final KillSettings settings;
    private final Path directory;
    private final Consumer<String> progress;
    private final Random random;
    private final Toll toll = new Toll();
    private DaemonLaunch launch;

    /**
     * @param directory for the ledger, the daemon's data and its log
     * @param progress  takes a line now and then
     */
    public KillCampaign(KillSettings settings, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
        this.progress = progress;
        random = new Random(settings.seed());
        launch = new DaemonLaunch(this.directory, SETTINGS, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** @throws Exception where the rig itself fails; what the daemon loses is in the result */
    public KillResult run() throws Exception {
        int exitCode;
        Files.createFile(witnesses());
        try (Simulator venue = Simulator.start(SimulatorSettings.builder().symbols(SYMBOLS).seed(settings.seed())
                .speed(SPEED).rateFactor(settings.rateFactor()).roundTheClock(true).ledgerFile(ledger()).build())) {
            train(venue);
            int killed = 0;
            for (KillKind kind : settings.plan(random)) {
                try (Victim victim = Victim.start(launch, venue)) {
                    kill(kind, victim);
                }
                if (++killed % 10 == 0) {
                    progress.accept(killed + " of " + settings.kills() + " kills");
                }
            }
            exitCode = orderly(venue);
        }
        progress.accept("checking");
        Aftermath.recoveriesMs(launch.data().resolve("logs").resolve("tickring.log")).forEach(toll::recovered);
        Verdict verdict = Aftermath.check(journal(), ledger(), witnesses(), directory.resolve("checker.log"));
        return new KillResult(settings, toll, exitCode, verdict, JournalVerifier.verify(journal(), bytes -> { }));
    }

    private Path journal() {
        return launch.data().resolve("journal");
    }

    private Path ledger() {
        return directory.resolve("ledger.csv");
    }

    private Path witnesses() {
        return directory.resolve("witnesses.csv");
    }

    /** As the launcher does with a new jar: a short run teaches the JVM which classes a start needs. */
    private void train(Simulator venue) throws Exception {
        if (DaemonLaunch.isInJars()) {
            Path classes = directory.resolve("classes.jsa");
            DaemonLaunch bare = launch;
            launch = bare.with("-XX:ArchiveClassesAtExit=" + classes, "-Xlog:disable", "-Xlog:all=off");
            orderly(venue);
            launch = bare.with("-XX:SharedArchiveFile=" + classes, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
    }

    private void kill(KillKind kind, Victim victim) throws Exception {
        int before = Victim.newestEpoch(journal());
        long lockNs = victim.awaitLock();
        if (kind == KillKind.DURING_RECOVERY) {
            killInRecovery(victim, before);
            return;
        }
        Position position = victim.awaitOpen(before);
        long openNs = System.nanoTime();
        toll.opened(openNs - lockNs, openNs - victim.startedNs());
        awaitLoad(victim, position);
        long fromNs = System.nanoTime();
        long from = position.journaledSequence();
        LockSupport.parkNanos(runNs());
        if (kind == KillKind.AROUND_A_ROLL) {
            awaitRoll();
        }
        long witnessed = position.journaledSequence();
        toll.rate(witnessed - from, System.nanoTime() - fromNs);
        victim.kill();
        victim.servingMs().ifPresent(toll::serving);
        witness(before + 1, witnessed);
        toll.killed(kind);
    }

    /** Up to nine tenths of what it usually takes until the first record is there. */
    private void killInRecovery(Victim victim, int before) throws Exception {
        double usualMs = Math.max(20, 0.9 * toll.firstRecordMs(0.5));
        LockSupport.parkNanos((long) (random.nextDouble() * usualMs * MS));
        Optional<Position> position = Position.of(journal(), before + 1);
        long witnessed = position.map(Position::journaledSequence).orElse(0L);
        boolean open = position.isPresent() && witnessed >= position.get().firstSequence();
        victim.kill();
        toll.killedInRecovery(!open);
        if (open) {
            witness(before + 1, witnessed);
        }
    }

    private long runNs() {
        if (!settings.longRuns()) {
            return (SHORT_RUN_MS + random.nextInt(4 * SHORT_RUN_MS)) * MS;
        }
        return (random.nextInt(LONG_RUN_ONE_IN) == 0 ? 5_000 : 200 + random.nextInt(800)) * MS;
    }

    /** The first thousand ticks have come: the socket is subscribed. */
    private static void awaitLoad(Victim victim, Position position) throws IOException {
        long wanted = position.firstSequence() + 1_000;
        victim.await("ticks", () -> position.journaledSequence() >= wanted ? Optional.of(true) : Optional.empty());
    }

    /** The daemon's clock follows this machine's, and its files begin at whole seconds. */
    private void awaitRoll() {
        long nowMs = System.currentTimeMillis();
        long rollMs = nowMs - nowMs % ROLL_MS + ROLL_MS;
        long at = rollMs - AROUND_MS + random.nextInt(2 * AROUND_MS);
        LockSupport.parkNanos(Math.max(0, at - nowMs) * MS + random.nextInt((int) MS));
    }

    private void witness(int epoch, long sequence) throws IOException {
        Files.writeString(witnesses(), epoch + "," + sequence + "\n", StandardOpenOption.APPEND);
    }

    /** The last start ends in order, so that every bar that is due is there. */
    private int orderly(Simulator venue) throws Exception {
        int before = Victim.newestEpoch(journal());
        try (Victim last = Victim.start(launch, venue)) {
            awaitLoad(last, last.awaitOpen(before));
            return last.stop();
        }
    }
}
