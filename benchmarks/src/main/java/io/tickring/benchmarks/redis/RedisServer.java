package io.tickring.benchmarks.redis;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A real Redis on a port of loopback, and everything that is done to it. Closing kills it. One thread. */
final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MS = 20;
    /** Debian's redis-tools have the server under this name; called by its own it is one. */
    private static final Path PROGRAM = Path.of("/usr/bin/redis-check-rdb");
    private static final String USER = "default";

    private final Path directory;
    private final int port;
    private final RedisClient client;
    private Process process;

    private RedisServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
        client = RedisClient.create(RedisURI.builder().withHost("127.0.0.1").withPort(port).withTimeout(PATIENCE)
                .build());
    }

    /** @param directory for its data and its log */
    static RedisServer start(Path directory) throws IOException {
        Files.createSymbolicLink(directory.resolve("redis-server"), PROGRAM);
        RedisServer server = new RedisServer(directory, freePort());
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it (again), with the data that an orderly end left, which it finds this once. */
    void start() {
        try {
            process = new ProcessBuilder(directory.resolve("redis-server").toString(), "--port",
                    Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir",
                    directory.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("redis.log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException("redis-server does not start: install redis-tools, as bin/test does", e);
        }
        awaitAnswer();
        directory.resolve("dump.rdb").toFile().delete();
    }

    private void awaitAnswer() {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - deadlineNs >= 0) {
                throw new IllegalStateException("redis-server does not answer; its log is " + directory
                        .resolve("redis.log"));
            }
            sleep();
        }
    }

    private boolean answers() {
        try {
            return "PONG".equals(ask(RedisCommands::ping));
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Asks it something on a connection of its own. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    private void tell(Consumer<RedisCommands<String, String>> order) {
        ask(commands -> {
            order.accept(commands);
            return null;
        });
    }

    void shutDown() {
        tell(commands -> commands.shutdown(true));
        awaitEnd();
    }

    /** Nothing is saved, so the new one is empty. */
    void replace() {
        process.destroyForcibly();
        awaitEnd();
        start();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("redis-server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** @param bytes 0 for no limit */
    void limitMemory(long bytes) {
        tell(commands -> commands.configSet("maxmemory", Long.toString(bytes)));
    }

    void flush() {
        tell(RedisCommands::flushall);
    }

    void refuse(String command) {
        tell(commands -> commands.aclSetuser(USER, AclSetuserArgs.Builder.removeCommand(type(command))));
    }

    void allow(String command) {
        tell(commands -> commands.aclSetuser(USER, AclSetuserArgs.Builder.addCommand(type(command))));
    }

    private static CommandType type(String command) {
        return CommandType.valueOf(command.toUpperCase(Locale.ROOT));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.shutdown();
    }
}
