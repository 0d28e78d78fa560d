package io.tickring.daemon.node;

import io.tickring.daemon.backup.BackupPlan;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.account.AccountSettings;
import io.tickring.engine.ring.RingSettings;
import io.tickring.feed.FeedCredentials;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.backfill.BackfillSettings;
import io.tickring.persistence.write.JournalSettings;
import io.tickring.web.WebSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything a daemon is made from.
 *
 * @param backfill           which of the venue's bars are fetched
 * @param backup             of which daily backups are made, empty for none
 * @param checkpointInterval the engine's state is saved this often
 * @param checkpointEvents   or after so many events
 * @param barsInMemory       minute bars of this time answer without a look at the disk
 * @param version            of the program
 */
public record NodeSettings(
        DataDirectory data, EngineSettings engine, RingSettings ring, JournalSettings journal, FeedSettings feed,
        FeedCredentials credentials, BackfillSettings backfill, AccountSettings account, WebSettings web,
        Optional<BackupPlan> backup, Duration checkpointInterval, long checkpointEvents, Duration barsInMemory,
        String version) {
}
