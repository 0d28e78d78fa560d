package io.tickring.persistence.redis;

import io.tickring.engine.market.MarketTable;
import io.tickring.persistence.redis.batch.CacheFeed;
import io.tickring.persistence.redis.batch.Pipeline;
import java.util.concurrent.TimeUnit;

/**
 * What outlives a connection: what is known of Redis, and how it stands. One thread.
 *
 * @param feed     makes commands of the journal's records, and knows what each market has in Redis
 * @param pipeline the batches that wait for answers, and the position
 * @param trust    what can be relied on
 */
record CacheState(CacheFeed feed, Pipeline pipeline, Trust trust, BarHorizon horizon, CacheReport report) {
    /** @param onAnswers is run on any thread when answers have come */
    static CacheState of(RedisSettings settings, JournalSource source, MarketTable markets, Runnable onAnswers) {
        Pipeline pipeline = new Pipeline(settings.instance(), settings.batchesInFlight(),
                TimeUnit.MILLISECONDS.toNanos(settings.replyTimeoutMs()), onAnswers);
        CacheFeed feed = new CacheFeed(markets, settings.instance(),
                TimeUnit.MINUTES.toMillis(settings.tickMinutes()), TimeUnit.DAYS.toMillis(settings.barDays()));
        return new CacheState(feed, pipeline, new Trust(), new BarHorizon(source.dir(), settings.barDays()),
                new CacheReport(settings, pipeline));
    }
}
