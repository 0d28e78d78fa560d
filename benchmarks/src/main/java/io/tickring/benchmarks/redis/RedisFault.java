package io.tickring.benchmarks.redis;

import java.util.Locale;
import java.util.function.Consumer;

/** What is done to the server. */
enum RedisFault {
    /** Nothing: how far two spans without a fault differ. */
    NONE(server -> { }, server -> { }),
    /** Ended in order, and started again with what it had. */
    DOWN(RedisServer::shutDown, RedisServer::start),
    /** Stopped where it stands: its sockets stay open and nobody answers. */
    FROZEN(RedisServer::freeze, RedisServer::thaw),
    /** Refuses whatever needs memory. */
    FULL(server -> server.limitMemory(1), server -> server.limitMemory(0)),
    /** Emptied, and once more at the end. */
    FLUSHED(RedisServer::flush, RedisServer::flush),
    /** Killed, and an empty one takes its place at once; the same at the end. */
    REPLACED(RedisServer::replace, RedisServer::replace),
    /** One of the commands in use is refused. */
    REFUSED(server -> server.refuse("hset"), server -> server.allow("hset"));

    private final Consumer<RedisServer> beginning;
    private final Consumer<RedisServer> end;

    RedisFault(Consumer<RedisServer> beginning, Consumer<RedisServer> end) {
        this.beginning = beginning;
        this.end = end;
    }

    void begin(RedisServer server) {
        beginning.accept(server);
    }

    void end(RedisServer server) {
        end.accept(server);
    }

    boolean isControl() {
        return this == NONE;
    }

    /** @return whether its end is one more blow, which the daemon has to notice before it can mend it */
    boolean strikesAtItsEnd() {
        return this == FLUSHED || this == REPLACED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
