package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.checker.Position;
import io.tickring.benchmarks.trial.DaemonLaunch;
import io.tickring.persistence.files.WriterLock;
import io.tickring.simulator.Simulator;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One start of the daemon, a process of its own, watched from outside. Closing kills what still runs. */
final class Victim implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private final DaemonLaunch launch;
    private final Path out;
    private final long startedMs = System.currentTimeMillis();
    private final long startedNs = System.nanoTime();
    private final Process process;

    private Victim(DaemonLaunch launch, Simulator venue) throws IOException {
        this.launch = launch;
        out = launch.directory().resolve("daemon.out");
        process = launch.run(venue, Redirect.to(out.toFile()));
    }

    static Victim start(DaemonLaunch launch, Simulator venue) throws IOException {
        return new Victim(launch, venue);
    }

    private Path journal() {
        return launch.data().resolve("journal");
    }

    /** What is waited for; asked again and again. */
    interface Question<T> {
        Optional<T> ask() throws IOException;
    }

    /** @throws IOException where it does not come, or the daemon ends before; with what the daemon said */
    <T> T await(String what, Question<T> question) throws IOException {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        Optional<T> answer = question.ask();
        while (answer.isEmpty()) {
            if (!process.isAlive() || System.nanoTime() - deadlineNs >= 0) {
                throw new IOException("waited in vain for " + what + "; the daemon said: "
                        + Files.readString(launch.log()));
            }
            LockSupport.parkNanos(LOOK_NS);
            answer = question.ask();
        }
        return answer.get();
    }

    /** @return time at which it holds the writer's lock, from where on it recovers; {@link System#nanoTime} */
    long awaitLock() throws IOException {
        return await("the writer's lock", () -> WriterLock.held(journal()) ? Optional.of(System.nanoTime())
                : Optional.empty());
    }

    /** @return the position of its new directory, once the first record in it is acknowledged */
    Position awaitOpen(int newestBefore) throws IOException {
        return await("a new directory of the journal", () -> {
            int newest = newestEpoch(journal());
            return newest == newestBefore ? Optional.empty()
                    : Position.of(journal(), newest).filter(each -> each.journaledSequence() >= each.firstSequence());
        });
    }

    /** @return the highest number among the directories, 0 for none */
    static int newestEpoch(Path journal) throws IOException {
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        try (var names = Files.list(journal)) {
            return names.map(name -> name.getFileName().toString()).filter(name -> name.matches("\\d{8}"))
                    .mapToInt(Integer::parseInt).max().orElse(0);
        }
    }

    long startedNs() {
        return startedNs;
    }

    /** @return ms from the start of the process to its word that its page is served; empty before */
    OptionalLong servingMs() throws IOException {
        return Files.size(out) == 0 ? OptionalLong.empty()
                : OptionalLong.of(Files.getLastModifiedTime(out).toMillis() - startedMs);
    }

    /** {@code kill -9}, and the process is gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** @return exit code of an orderly stop, -1 where it has to be killed */
    int stop() throws InterruptedException {
        process.destroy();
        if (process.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS)) {
            return process.exitValue();
        }
        kill();
        return -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
