package io.tickring.persistence.redis.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which Redis, and who we are there.
 *
 * @param servers          addresses {@code redis://host:port} or {@code rediss://host:port}; several for the first
 *                         nodes to ask of a cluster
 * @param isCluster        whether the servers are nodes of a Redis Cluster
 * @param user             of the access control list, empty for the default user
 * @param password         empty for none
 * @param trustFile        PEM file of the certificates to believe, instead of those Java knows
 * @param connectTimeoutMs longest wait for a connection and its handshake, 100 to 60000
 */
public record ServerSettings(
        List<URI> servers, boolean isCluster, String user, String password, Optional<Path> trustFile,
        long connectTimeoutMs) {
    private static final int USUAL_PORT = 6379;
    private static final long SHORTEST_MS = 100;
    private static final long LONGEST_MS = 60_000;

    /** @throws IllegalArgumentException for a value out of range, naming the key */
    public ServerSettings {
        servers = List.copyOf(servers);
        servers.forEach(ServerSettings::requireServer);
        require(!servers.isEmpty(), "redis.url must name a server");
        require(isCluster || servers.size() == 1, "redis.url names " + servers.size()
                + " servers, which only redis.cluster: true allows");
        require(servers.stream().map(URI::getScheme).distinct().count() == 1,
                "redis.url must not mix redis:// and rediss://");
        require(user.isEmpty() || !password.isEmpty(), "redis.user needs a password: set TICKRING_REDIS_PASSWORD");
        trustFile.ifPresent(ServerSettings::requireCertificates);
        require(connectTimeoutMs >= SHORTEST_MS && connectTimeoutMs <= LONGEST_MS,
                "redis.connectTimeoutMs must be " + SHORTEST_MS + " to " + LONGEST_MS + ", is " + connectTimeoutMs);
    }

    /**
     * @param text addresses with commas between them
     * @throws IllegalArgumentException where one is none, naming the key
     */
    public static List<URI> servers(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(each -> !each.isEmpty())
                .map(ServerSettings::uri).toList();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("redis.url is no address; expected redis://host:port");
        }
    }

    private static void requireServer(URI uri) {
        require(uri.getUserInfo() == null, "redis.url must not hold a user or a password: redis.user and the "
                + "environment variable TICKRING_REDIS_PASSWORD do");
        require("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()),
                "redis.url must begin with redis:// or rediss://, is '" + uri + "'");
        require(uri.getHost() != null, "redis.url needs a host, is '" + uri + "'");
        require(uri.getPath().isEmpty() || "/".equals(uri.getPath()),
                "redis.url must end behind the port: only database 0 is used; is '" + uri + "'");
    }

    private static void requireCertificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            require(!CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty(),
                    "redis.trustFile must hold certificates in PEM; " + file + " holds none");
        } catch (CertificateException notPem) {
            throw new IllegalArgumentException("redis.trustFile must hold certificates in PEM; " + file + " does not",
                    notPem);
        } catch (IOException e) {
            throw new IllegalArgumentException("redis.trustFile cannot be read: " + file, e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static int port(URI server) {
        return server.getPort() < 0 ? USUAL_PORT : server.getPort();
    }

    boolean hasTls() {
        return "rediss".equals(servers.get(0).getScheme());
    }

    /** @return the servers for people */
    public String address() {
        return servers.stream().map(server -> server.getScheme() + "://" + server.getHost() + ":" + port(server))
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "ServerSettings[" + address() + ", user=" + user + "]";
    }
}
