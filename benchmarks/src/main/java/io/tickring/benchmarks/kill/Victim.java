package io.tickring.benchmarks.kill;

import io.tickring.benchmarks.checker.Position;
import io.tickring.persistence.files.WriterLock;
import io.tickring.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One start of the daemon, a process of its own, watched from outside. Closing kills what still runs. */
final class Victim implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(500);
    /** As it ships, but for less room taken ahead, of which a kill leaves the rest behind, and no history loaded. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TICKRING_JOURNAL_ALLOCATE_AHEAD_MI_B", "4",
            "TICKRING_JOURNAL_ROLL", "secondly",
            "TICKRING_BACKFILL_MINUTE_DAYS", "0",
            "TICKRING_BACKFILL_DAY_YEARS", "0",
            "TICKRING_ACCOUNT_POLL", "false");

    private final Path data;
    private final Path log;
    private final Process process;
    private final long startedNs = System.nanoTime();

    private Victim(Path directory, Process process) {
        this.data = directory.resolve("data");
        this.log = directory.resolve("daemon.log");
        this.process = process;
    }

    /** @param directory for its data and its log */
    static Victim start(Path directory, Simulator venue) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opens());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "io.tickring.daemon.Tickring", "run", "--json", "--port", "0", "--symbols",
                String.join(",", venue.epics()), "--data", directory.resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(SETTINGS);
        builder.environment().putAll(Map.of("CAPITAL_API_KEY", venue.apiKey(), "CAPITAL_IDENTIFIER",
                venue.identifier(), "CAPITAL_PASSWORD", venue.password(), "CAPITAL_ENVIRONMENT", "simulator",
                "TICKRING_FEED_URL", venue.restUrl(), "TICKRING_FEED_STREAM_URL", venue.streamUrl()));
        builder.directory(directory.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("daemon.log").toFile()));
        return new Victim(directory, builder.start());
    }

    private static List<String> opens() throws IOException {
        try (InputStream in = Victim.class.getResourceAsStream("/jvm.opens")) {
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim().split("\\s+"));
        }
    }

    private Path journal() {
        return data.resolve("journal");
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
                throw new IOException("waited in vain for " + what + "; the daemon said: " + Files.readString(log));
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
