package io.tickring.persistence.testing;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A real Redis on a free port of loopback, ended with the test. */
public final class RedisProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path PROGRAM = Path.of("/usr/bin/redis-check-rdb");

    private final int port;
    private final Path dir;
    private final List<String> options;
    private Process process;

    private RedisProcess(int port, Path dir, List<String> options) {
        this.port = port;
        this.dir = dir;
        this.options = options;
    }

    /** @param options of the command line, for example {@code --maxmemory 8mb} */
    public static RedisProcess start(Path dir, String... options) {
        RedisProcess server = new RedisProcess(freePort(), dir, List.of(options));
        server.start();
        return server;
    }

    /** @return a port that nobody listens on now */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it (again), empty. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(program().toString(), "--port", Integer.toString(port),
                "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir.toString()));
        command.addAll(options);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(dir.resolve("redis-" + port + ".log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException("redis-server does not start; bin/test installs it", e);
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !ask(RedisCommands::ping).isEmpty());
        unlink();
    }

    /** Debian's redis-tools hold the server, which begins where it is called by this name. */
    private Path program() {
        try {
            return Files.createSymbolicLink(dir.resolve("redis-server"), PROGRAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unlink() {
        try {
            Files.delete(dir.resolve("redis-server"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** @return the port of a cluster's bus, as {@code --cluster-port} gave it */
    public int busPort() {
        return Integer.parseInt(options.get(options.indexOf("--cluster-port") + 1));
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Asks it something on a connection of its own. */
    public <T> T ask(Function<RedisCommands<String, String>, T> question) {
        RedisURI uri = RedisURI.builder().withHost("127.0.0.1").withPort(port).withTimeout(PATIENCE).build();
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it where it stands: its sockets stay open and answer nothing. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
