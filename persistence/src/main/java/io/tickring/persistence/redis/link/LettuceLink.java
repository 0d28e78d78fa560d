package io.tickring.persistence.redis.link;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A link that Lettuce carries. */
final class LettuceLink implements RedisLink {
    private static final String POLICY = "maxmemory_policy:";
    private static final String VERSION = "redis_version:";

    private final StatefulConnection<String, String> connection;
    private final RedisClusterAsyncCommands<String, String> commands;
    private final ServerFacts facts;

    /** @param nodes each server behind the connection, to ask it of itself */
    LettuceLink(StatefulConnection<String, String> connection, RedisClusterAsyncCommands<String, String> commands,
            List<RedisAsyncCommands<String, String>> nodes, Duration timeout) {
        this.connection = connection;
        this.commands = commands;
        facts = facts(nodes, timeout);
        connection.setAutoFlushCommands(false);
    }

    private static ServerFacts facts(List<RedisAsyncCommands<String, String>> nodes, Duration timeout) {
        List<String> said = nodes.stream().map(node -> info(node.info(), timeout)).toList();
        List<String> policies = said.stream().map(text -> line(text, POLICY)).toList();
        String policy = policies.stream().filter(each -> !each.isEmpty() && !each.equals(ServerFacts.KEEPS_ALL))
                .findFirst().orElse(policies.get(0));
        return new ServerFacts(line(said.get(0), VERSION), policy);
    }

    /** A user who may not ask is no reason not to write. */
    private static String info(RedisFuture<String> asked, Duration timeout) {
        return asked.toCompletableFuture().completeOnTimeout("", timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(refused -> "").join();
    }

    private static String line(String info, String name) {
        return info.lines().filter(each -> each.startsWith(name)).map(each -> each.substring(name.length()).strip())
                .findFirst().orElse("");
    }

    @Override
    public CompletableFuture<String> append(String key, String id, String minId, String... fields) {
        XAddArgs args = new XAddArgs().id(id);
        if (minId != null) {
            args.minId(minId).approximateTrimming();
        }
        return commands.xadd(key, args, (Object[]) fields).toCompletableFuture();
    }

    @Override
    public CompletableFuture<Boolean> has(String key, String id) {
        return commands.xrange(key, Range.create(id, id), Limit.from(1)).toCompletableFuture()
                .thenApply(found -> !found.isEmpty());
    }

    @Override
    public CompletableFuture<Long> put(String key, String... fields) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return commands.hset(key, map).toCompletableFuture();
    }

    @Override
    public CompletableFuture<Boolean> expire(String key, long ms) {
        return commands.pexpire(key, ms).toCompletableFuture();
    }

    @Override
    public CompletableFuture<Long> delete(String... keys) {
        return commands.unlink(keys).toCompletableFuture();
    }

    @Override
    public CompletableFuture<String> get(String key) {
        return commands.get(key).toCompletableFuture();
    }

    @Override
    public CompletableFuture<String> swap(String key, String value) {
        return commands.setGet(key, value).toCompletableFuture();
    }

    @Override
    public void flush() {
        connection.flushCommands();
    }

    @Override
    public ServerFacts facts() {
        return facts;
    }

    @Override
    public LinkException failure(Throwable failure) {
        return LettuceConnector.failure(failure);
    }

    @Override
    public void close() {
        connection.closeAsync();
    }
}
