package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.link.ServerSettings;
import io.tickring.persistence.testing.RedisProcess;
import io.tickring.persistence.testing.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants TLS and a user, with the rights that docs/redis.md lists and no others. */
class RedisAccessIT {
    private static final String USER = "tickring";
    private static final String PASSWORD = "a-secret-of-the-test";
    private static final Pattern RIGHTS = Pattern.compile("`(~demo:\\*[^`]*)`");

    @TempDir
    private Path dir;

    @TempDir
    private Path journal;

    private ServerCertificate certificate;
    private RedisProcess redis;
    private int tlsPort;
    private CacheRig rig;

    @BeforeEach
    void start() throws Exception {
        certificate = ServerCertificate.make(dir);
        tlsPort = RedisProcess.freePort();
        redis = RedisProcess.start(dir, "--tls-port", Integer.toString(tlsPort),
                "--tls-cert-file", certificate.certificate().toString(), "--tls-key-file",
                certificate.key().toString(), "--tls-auth-clients", "no");
        acl(Stream.concat(Stream.of("SETUSER", USER, "on", ">" + PASSWORD), rights()).toArray(String[]::new));
    }

    private static Stream<String> rights() throws IOException {
        Matcher matcher = RIGHTS.matcher(Files.readString(Path.of("..", "docs", "redis.md")));
        assertThat(matcher.find()).isTrue();
        return Stream.of(matcher.group(1).replace("demo", "it").split("\\s+"));
    }

    private void acl(String... words) {
        redis.ask(commands -> {
            CommandArgs<String, String> args = new CommandArgs<>(StringCodec.UTF8);
            List.of(words).forEach(args::add);
            return commands.dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), args);
        });
    }

    private CacheRig rig(String password, Path trusted) {
        rig = new CacheRig(journal, CacheRig.settings(new ServerSettings(
                ServerSettings.servers("rediss://127.0.0.1:" + tlsPort), false, USER, password, Optional.of(trusted),
                2_000)));
        rig.ticks(500);
        return rig;
    }

    private RedisStatus awaitFailures(long failures) {
        await().atMost(CacheRig.PATIENCE).until(() -> rig.writer.status().failures() >= failures);
        return rig.writer.status();
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
        redis.close();
    }

    @Test
    void shouldWriteThroughTlsWithNoOtherRightsThanTheDocumentLists() throws IOException {
        rig(PASSWORD, certificate.certificate());
        rig.awaitCurrent();
        redis.ask(commands -> commands.flushall());
        rig.ticksUntilFailures(1);

        List<String> used = rights().filter(right -> right.startsWith("+")).map(right -> "cmdstat_"
                + right.substring(1) + ":").toList();
        redis.ask(commands -> {
            rig.requireEqual(commands);
            assertThat(commands.aclLog()).as("what the server refused").isEmpty();
            assertThat(commands.info("commandstats")).contains(used);
            return true;
        });
        assertThat(rig.writer.status().server()).startsWith("rediss://");
    }

    @Test
    void shouldSayThatThePasswordIsWrongAndGoOnOnceItIsRight() {
        rig("another-secret", certificate.certificate());

        RedisStatus status = awaitFailures(2);
        assertThat(status.state()).isEqualTo(RedisState.WAITING);
        assertThat(status.reason()).isEqualTo("WRONGPASS invalid username-password pair or user is disabled.");
        assertThat(status.toString()).doesNotContain("another-secret");

        acl("SETUSER", USER, ">another-secret");
        redis.ask(commands -> {
            rig.requireEqual(commands);
            return true;
        });
    }

    @Test
    void shouldSayThatTheCertificateIsNotTrusted() throws Exception {
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        rig(PASSWORD, ServerCertificate.make(elsewhere).certificate());

        RedisStatus status = awaitFailures(2);

        assertThat(status.state()).isEqualTo(RedisState.WAITING);
        assertThat(status.reason()).startsWith("the server's certificate is not trusted")
                .contains("redis.trustFile").doesNotContain(PASSWORD);
        assertThat(rig.errors).isEmpty();
    }

    @Test
    void shouldSayThatARightIsMissing() {
        acl("SETUSER", USER, "-xadd");
        rig(PASSWORD, certificate.certificate());

        RedisStatus status = awaitFailures(2);

        assertThat(status.reason()).startsWith("NOPERM").contains("xadd");
        acl("SETUSER", USER, "+xadd");
        redis.ask(commands -> {
            rig.requireEqual(commands);
            return true;
        });
    }
}
