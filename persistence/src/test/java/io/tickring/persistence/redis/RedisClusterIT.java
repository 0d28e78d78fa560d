package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.tickring.persistence.testing.RedisProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three masters on loopback, between them every slot. */
class RedisClusterIT {
    private static final int SLOTS = 16_384;

    @TempDir
    private Path dir;

    @TempDir
    private Path journal;

    private final List<RedisProcess> nodes = new ArrayList<>();
    private CacheRig rig;

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < 3; i++) {
            nodes.add(RedisProcess.start(Files.createDirectory(dir.resolve("node" + i)), "--cluster-enabled", "yes",
                    "--cluster-port", Integer.toString(RedisProcess.freePort())));
        }
        for (int i = 0; i < 3; i++) {
            int first = SLOTS * i / 3;
            int behind = SLOTS * (i + 1) / 3;
            int[] slots = IntStream.range(first, behind).toArray();
            nodes.get(i).ask(commands -> commands.clusterAddSlots(slots));
        }
        for (RedisProcess other : nodes.subList(1, 3)) {
            meet(nodes.get(0), other);
        }
        await().atMost(CacheRig.PATIENCE).until(() -> nodes.stream().allMatch(node ->
                node.ask(commands -> commands.clusterInfo()).contains("cluster_state:ok")));
        rig = new CacheRig(journal, CacheRig.settings(nodes.get(0).url() + "," + nodes.get(1).url(), true));
        rig.ticks(1_500);
        rig.awaitCurrent();
    }

    /** The node's bus is on a port of its own, which the command names behind the usual one. */
    private static void meet(RedisProcess node, RedisProcess other) {
        node.ask(commands -> commands.dispatch(CommandType.CLUSTER,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("MEET")
                        .add("127.0.0.1").add(other.port()).add(other.busPort())));
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
        nodes.forEach(RedisProcess::close);
    }

    @Test
    void shouldSpreadTheMarketsAndMendWhatOneNodeLost() {
        requireEqual();
        long before = rig.writer.status().rewrites();

        nodes.forEach(node -> {
            node.ask(commands -> commands.flushall());
            rig.ticks(300);
            requireEqual();
        });
        assertThat(rig.writer.status().rewrites()).isGreaterThan(before);
    }

    @Test
    void shouldGoOnWhenAFrozenNodeThaws() {
        nodes.get(1).freeze();
        rig.ticksUntilFailures(1);
        nodes.get(1).thaw();

        requireEqual();
    }

    private void requireEqual() {
        rig.ticks(500);
        try (RedisClusterClient client = RedisClusterClient.create(RedisURI.create(nodes.get(2).url()));
                StatefulRedisClusterConnection<String, String> connection = client.connect()) {
            rig.requireEqual(connection.sync());
        }
    }
}
