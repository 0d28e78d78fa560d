package io.tickring.daemon.node;

import io.tickring.daemon.backup.BackupPlan;
import io.tickring.daemon.config.AccountConfig;
import io.tickring.daemon.config.ArchiveConfig;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.EngineConfig;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.config.WebConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import java.time.Duration;
import java.util.Optional;

/** A daemon's settings from the configuration. */
public final class NodeConfig {
    private NodeConfig() {
    }

    /**
     * @return without a cache in Redis
     * @throws io.tickring.daemon.OperatorException for a value out of range, naming where it was set
     */
    public static NodeSettings of(Configuration from, DataDirectory data, FeedSettings feed,
            FeedCredentials credentials, String version) {
        return new NodeSettings(data, EngineConfig.engine(from), EngineConfig.ring(from),
                EngineConfig.journal(from, data.journal()), feed, ArchiveConfig.archive(from), credentials,
                FeedConfig.backfill(from), AccountConfig.account(from), WebConfig.web(from), Optional.empty(),
                BackupPlan.of(from, data, Surroundings.ofProcess()),
                Duration.ofSeconds(positive(from, "journal.checkpointIntervalS")),
                positive(from, "journal.checkpointEvents"),
                Duration.ofHours(positive(from, "history.barsInMemoryHours")), version);
    }

    /**
     * For whoever is about to ask for a secret: what is wrong with the rest comes first.
     *
     * @throws io.tickring.daemon.OperatorException as {@link #of} does
     */
    public static void check(Configuration from, DataDirectory data) {
        of(from, data, null, null, "");
    }

    private static long positive(Configuration from, String key) {
        return from.checked(() -> {
            long value = from.number(key);
            if (value < 1) {
                throw new IllegalArgumentException(key + " must be 1 or more, is " + value);
            }
            return value;
        });
    }
}
