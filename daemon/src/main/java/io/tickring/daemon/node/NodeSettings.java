package io.tickring.daemon.node;

import io.tickring.daemon.backup.BackupPlan;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.account.AccountSettings;
import io.tickring.engine.ring.RingSettings;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.backfill.BackfillSettings;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.redis.RedisSettings;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.web.WebSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything a daemon is made from.
 *
 * @param archive            how days that are over are kept
 * @param backfill           which of the venue's bars are fetched
 * @param redis              the cache, empty for none
 * @param backup             of which daily backups are made, empty for none
 * @param checkpointInterval the engine's state is saved this often
 * @param checkpointEvents   or after so many events
 * @param barsInMemory       minute bars of this time answer without a look at the disk
 * @param version            of the program
 */
public record NodeSettings(
        DataDirectory data, EngineSettings engine, RingSettings ring, JournalSettings journal, FeedSettings feed,
        ArchiveSettings archive, FeedCredentials credentials, BackfillSettings backfill, AccountSettings account,
        WebSettings web, Optional<RedisSettings> redis, Optional<BackupPlan> backup, Duration checkpointInterval,
        long checkpointEvents, Duration barsInMemory, String version) {

    /** @return these with the cache in Redis */
    public NodeSettings withRedis(Optional<RedisSettings> settings) {
        return new NodeSettings(data, engine, ring, journal, feed, archive, credentials, backfill, account, web,
                settings, backup, checkpointInterval, checkpointEvents, barsInMemory, version);
    }
}
