package io.tickring.persistence.redis.link;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Opens links through Lettuce. It neither reconnects nor keeps commands: a connection that broke is given up, for what
 * became of its commands has to be found out first.
 */
public final class LettuceConnector implements RedisConnector {
    private final ServerSettings settings;
    private final Duration timeout;
    private final AbstractRedisClient client;

    public LettuceConnector(ServerSettings settings) {
        this.settings = settings;
        timeout = Duration.ofMillis(settings.connectTimeoutMs());
        client = settings.isCluster() ? clusterClient() : singleClient();
    }

    private RedisClient singleClient() {
        RedisClient single = RedisClient.create(uri(settings.servers().get(0)));
        single.setOptions(with(ClientOptions.builder()).build());
        return single;
    }

    private RedisClusterClient clusterClient() {
        List<RedisURI> nodes = settings.servers().stream().map(this::uri).toList();
        RedisClusterClient cluster = RedisClusterClient.create(nodes);
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        with(options);
        cluster.setOptions(options.build());
        return cluster;
    }

    private ClientOptions.Builder with(ClientOptions.Builder options) {
        options.autoReconnect(false).disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.builder().build())
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build());
        settings.trustFile().ifPresent(file ->
                options.sslOptions(SslOptions.builder().jdkSslProvider().trustManager(file.toFile()).build()));
        return options;
    }

    private RedisURI uri(URI server) {
        RedisURI.Builder builder = RedisURI.builder().withHost(server.getHost())
                .withPort(ServerSettings.port(server)).withSsl(settings.hasTls()).withTimeout(timeout);
        if (!settings.user().isEmpty()) {
            builder.withAuthentication(settings.user(), settings.password().toCharArray());
        } else if (!settings.password().isEmpty()) {
            builder.withPassword(settings.password().toCharArray());
        }
        return builder.build();
    }

    @Override
    public RedisLink connect() {
        try {
            return client instanceof RedisClusterClient cluster ? connect(cluster) : connect((RedisClient) client);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private RedisLink connect(RedisClient single) {
        StatefulRedisConnection<String, String> connection = single.connect(StringCodec.UTF8);
        return new LettuceLink(connection, connection.async(), List.of(connection.async()), timeout);
    }

    /** Opens a connection to each node before the first command: one to a node without it is rejected. */
    private RedisLink connect(RedisClusterClient cluster) {
        cluster.refreshPartitions();
        StatefulRedisClusterConnection<String, String> connection = cluster.connect(StringCodec.UTF8);
        List<CompletableFuture<StatefulRedisConnection<String, String>>> masters = new ArrayList<>();
        for (RedisClusterNode node : connection.getPartitions()) {
            if (node.getRole().isUpstream() && !node.getSlots().isEmpty()) {
                masters.add(connection.getConnectionAsync(node.getUri().getHost(), node.getUri().getPort()));
            }
        }
        return new LettuceLink(connection, connection.async(),
                masters.stream().map(master -> join(master, connection).async()).toList(), timeout);
    }

    private <T> T join(CompletableFuture<T> opening, AutoCloseable owner) {
        try {
            return opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close(owner);
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(owner);
            throw failure(e);
        }
    }

    private static void close(AutoCloseable owner) {
        try {
            owner.close();
        } catch (Exception e) {
            throw failure(e);
        }
    }

    /** @return what went wrong, as the deepest cause says it; the server's own words where it refused */
    static LinkException failure(Throwable failure) {
        Throwable deepest = failure;
        String begins = "";
        String ends = "";
        while (deepest.getCause() != null && !(deepest instanceof RedisCommandExecutionException)) {
            deepest = deepest.getCause();
            if (deepest instanceof SSLException && begins.isEmpty()) {
                begins = "TLS: ";
            } else if (deepest instanceof CertificateException) {
                begins = "the server's certificate is not trusted: ";
                ends = "; redis.trustFile names those that are";
            }
        }
        String message = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        return new LinkException(begins + message.strip() + ends, deepest instanceof RedisCommandExecutionException);
    }

    @Override
    public void close() {
        client.shutdown(0, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
