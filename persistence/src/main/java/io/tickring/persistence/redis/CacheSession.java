package io.tickring.persistence.redis;

import io.tickring.engine.status.RedisState;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.redis.batch.CacheBatch;
import io.tickring.persistence.redis.batch.CacheFeed;
import io.tickring.persistence.redis.batch.CachePosition;
import io.tickring.persistence.redis.batch.CachedMarket;
import io.tickring.persistence.redis.batch.Pipeline;
import io.tickring.persistence.redis.batch.Trouble;
import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its beginning to its end: finds out what Redis has, and either goes on behind that or deletes
 * what cannot be relied on and begins further back; from there on both are the same. One thread.
 */
final class CacheSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long KEEP_ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final CachePosition NOWHERE = new CachePosition(0, 0, 0);

    private final RedisSettings settings;
    private final JournalSource source;
    private final RedisLink link;
    private final CacheFeed feed;
    private final Pipeline pipeline;
    private final Trust trust;
    private final BarHorizon horizon;
    private final CacheReport report;
    private JournalTail tail;
    private boolean isRewriting;
    private long lastSentNs;

    CacheSession(RedisSettings settings, JournalSource source, RedisLink link, CacheState state) {
        this.settings = settings;
        this.source = source;
        this.link = link;
        feed = state.feed();
        pipeline = state.pipeline();
        trust = state.trust();
        horizon = state.horizon();
        report = state.report();
    }

    /** @throws LinkException where Redis does not answer, or refuses */
    void begin(long nowNs) {
        lastSentNs = nowNs;
        boolean isFirst = pipeline.confirmed() == null;
        String found = await(link.get(pipeline.positionKey()));
        Optional<CachePosition> at = isFirst ? stored(found) : pipeline.meaning(found);
        if (at.isEmpty() && trust.doubtAll()) {
            LOG.info("redis=unknown_content position={}; writing the last {} minutes again",
                    found == null ? "none" : found, settings.tickMinutes());
        }
        trust.sent(isFirst ? source.lastSequence() : feed.position().sequence());
        if (trust.isWhole()) {
            follow(found, at.orElseThrow(), nowNs);
        } else {
            rewrite(at.orElse(NOWHERE), nowNs);
        }
    }

    /** @return what a position that an earlier process left means, where it is one of this journal */
    private Optional<CachePosition> stored(String found) {
        return CachePosition.parse(found).filter(at -> JournalReader.sessionOf(source.dir(), at.sequence())
                .filter(session -> session.journalId() == at.journalId() && session.epoch() == at.epoch())
                .isPresent());
    }

    private void follow(String found, CachePosition at, long nowNs) {
        open(at.sequence() + 1, at.sequence());
        pipeline.begin(link, found, at);
        CacheBatch batch = batch(nowNs);
        feed.look();
        pipeline.send(batch, null, true, nowNs);
        report.state(RedisState.CATCHING_UP, "");
    }

    private void rewrite(CachePosition at, long nowNs) {
        isRewriting = true;
        String marker = at.rewriting(nowNs / NS_PER_MS);
        await(link.swap(pipeline.positionKey(), marker));
        pipeline.begin(link, marker, at);
        long from = horizon.firstSequence(nowNs);
        open(from, from);
        report.rewriting(trust.suspects());
        CacheBatch batch = batch(nowNs);
        for (CachedMarket market : feed.all()) {
            if (trust.covers(market)) {
                market.has(at.sequence());
            } else {
                feed.delete(market);
            }
        }
        pipeline.send(batch, null, true, nowNs);
    }

    private void open(long from, long recordOfSession) {
        feed.begin(from - 1, JournalReader.sessionOf(source.dir(), recordOfSession).orElse(null));
        tail = new JournalTail(source, from);
    }

    private CacheBatch batch(long nowNs) {
        CacheBatch batch = new CacheBatch();
        feed.fill(batch, link, nowNs / NS_PER_MS, horizon.oldestId(nowNs));
        return batch;
    }

    /** @return what went wrong, empty for nothing */
    Optional<Trouble> settle(long nowNs) {
        return pipeline.settle(nowNs, this::onDone);
    }

    private void onDone(CacheBatch batch) {
        report.done(batch);
        if (pipeline.hasConfirmed()) {
            trust.restore();
        }
    }

    /**
     * Sends what was journaled, as much as makes a batch. Only where {@link #canSend}.
     *
     * @return how much it was, 0 for nothing
     */
    int send(long nowNs) {
        CacheBatch batch = batch(nowNs);
        boolean isResent = trust.maySendAgain(feed.position().sequence());
        int read = tail.read(feed, () -> batch.commands() >= settings.batchRecords());
        boolean isWhole = tail.isAtEnd() || feed.position().sequence() >= tail.target();
        feed.finish(isWhole);
        boolean isPart = isRewriting && !isWhole;
        boolean isDue = batch.commands() > 0 || !isPart && (read > 0 || isRewriting || isQuiet(nowNs));
        if (isDue) {
            lastSentNs = nowNs;
            pipeline.send(batch, isPart ? null : feed.position(), isResent, nowNs);
        }
        if (!isPart) {
            isRewriting = false;
            report.state(tail.isAtEnd() ? RedisState.CURRENT : RedisState.CATCHING_UP, "");
        }
        return read + batch.commands();
    }

    /** @return whether it is time to ask, without anything to write, if Redis is still what we wrote to */
    private boolean isQuiet(long nowNs) {
        return pipeline.isEmpty() && nowNs - lastSentNs > KEEP_ALIVE_NS;
    }

    boolean canSend() {
        return !pipeline.isFull();
    }

    /** @return whether nothing was journaled since the end was read */
    boolean isJournalStill() {
        return tail.isStill();
    }

    @Override
    public void close() {
        link.close();
        pipeline.abandon();
        feed.abandon();
        if (tail != null) {
            tail.close();
        }
    }

    private <T> T await(CompletableFuture<T> reply) {
        link.flush();
        try {
            return reply.get(settings.replyTimeoutMs(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw link.failure(e);
        } catch (TimeoutException e) {
            throw new LinkException("no answer for " + settings.replyTimeoutMs() + " ms", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted", false);
        }
    }
}
