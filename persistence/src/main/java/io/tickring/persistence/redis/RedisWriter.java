package io.tickring.persistence.redis;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.files.Sleeper;
import io.tickring.persistence.read.FileStarts;
import io.tickring.persistence.read.JournalReader;
import io.tickring.persistence.redis.link.LettuceConnector;
import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.redis.link.RedisConnector;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cache in Redis equal to the journal. What is old and what is new come on one path: it reads the journal
 * behind the last confirmed position, and where it cannot rely on what Redis has of some markets, it deletes that and
 * reads the journal from further back.
 *
 * <p>One thread, {@code redis}, runs it; it can hold up nobody but itself. {@link #status} is for any thread.
 */
public final class RedisWriter implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long KEEP_ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);
    /** One call reads at most so many batches of the journal, so that answers are taken meanwhile. */
    private static final int POLLS = 512;
    private static final CachePosition NOWHERE = new CachePosition(0, 0, 0);

    private final RedisSettings settings;
    private final JournalSource source;
    private final RedisConnector connector;
    private final LongSupplier nowNs;
    private final RetryDelay delay;
    private final CacheFeed feed;
    private final Pipeline pipeline;
    private final CacheReport report;
    private final Sleeper journalSleeper = new Sleeper();
    private final Sleeper replySleeper = new Sleeper();
    /** Markets that lack something in Redis, by number. */
    private final BitSet suspects = new BitSet();
    private boolean isAllSuspect;
    private RedisLink link;
    private JournalReader reader;
    private long retryAtNs;
    private long connectedAtNs;
    private long lastSentNs;
    private long barsSoughtNs;
    private String oldestBarId = "0-0";
    /** What was journaled when reading began. */
    private long target;
    /** Records up to here may have been sent before. */
    private long resentUpTo;
    private long seen;
    private volatile boolean hasAnswers;

    /**
     * @param markets the markets of the journal
     * @param nowNs   our time, epoch ns; never falls
     */
    public static RedisWriter of(RedisSettings settings, JournalSource source, MarketTable markets,
            LongSupplier nowNs) {
        return new RedisWriter(settings, source, markets, new LettuceConnector(settings.server()), nowNs,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    RedisWriter(RedisSettings settings, JournalSource source, MarketTable markets, RedisConnector connector,
            LongSupplier nowNs, DoubleSupplier random) {
        this.settings = settings;
        this.source = source;
        this.connector = connector;
        this.nowNs = nowNs;
        delay = new RetryDelay(settings.reconnectMaxMs(), random);
        feed = new CacheFeed(markets, settings);
        pipeline = new Pipeline(settings, this::onAnswers);
        retryAtNs = nowNs.getAsLong();
        barsSoughtNs = retryAtNs - HOUR_NS;
        report = new CacheReport(settings, pipeline);
        source.add(journalSleeper);
    }

    /** Lets everything be written again, whatever Redis has. Before the first {@link #doWork}. */
    void distrust() {
        isAllSuspect = true;
    }

    @Override
    public String roleName() {
        return "redis";
    }

    @Override
    public int doWork() {
        long now = nowNs.getAsLong();
        hasAnswers = false;
        int work;
        try {
            work = link == null ? connectWhenDue(now) : exchange(now);
        } catch (LinkException e) {
            work = giveUp(Trouble.of(e), now);
        } catch (RuntimeException e) {
            LOG.error("redis=failed; connecting again", e);
            work = giveUp(Trouble.lost("failed of " + e), now);
        }
        if (work > 0) {
            report.publish();
        }
        return work;
    }

    private int connectWhenDue(long now) {
        if (now - retryAtNs < 0) {
            return 0;
        }
        link = connector.connect();
        connectedAtNs = nowNs.getAsLong();
        lastSentNs = connectedAtNs;
        report.connected(link.facts());
        begin(await(link.get(CacheKeys.position(settings.instance()))), connectedAtNs);
        return 1;
    }

    private void begin(String found, long now) {
        Optional<CachePosition> at = pipeline.confirmed() == null ? stored(found) : pipeline.meaning(found);
        if (at.isEmpty() && !isAllSuspect) {
            isAllSuspect = true;
            LOG.info("redis=unknown_content position={}; writing the last {} minutes again",
                    found == null ? "none" : found, settings.tickMinutes());
        }
        resentUpTo = Math.max(resentUpTo, pipeline.confirmed() == null ? source.lastSequence()
                : feed.position().sequence());
        if (isAllSuspect || !suspects.isEmpty()) {
            rewrite(at.orElse(NOWHERE), now);
        } else {
            follow(found, at.get(), now);
        }
    }

    /** @return what a position that an earlier process left means, where it is one of this journal */
    private Optional<CachePosition> stored(String found) {
        return CachePosition.parse(found).filter(at -> JournalReader.sessionOf(source.dir(), at.sequence())
                .filter(session -> session.journalId() == at.journalId() && session.epoch() == at.epoch())
                .isPresent());
    }

    private void follow(String found, CachePosition at, long now) {
        target = source.lastSequence();
        open(at.sequence() + 1, at.sequence());
        pipeline.begin(link, found, at);
        CacheBatch batch = batch(now);
        feed.look();
        pipeline.send(batch, null, true, now);
        report.state(RedisState.CATCHING_UP, "");
    }

    private void rewrite(CachePosition at, long now) {
        String marker = at.rewriting(now / NS_PER_MS);
        await(link.swap(CacheKeys.position(settings.instance()), marker));
        pipeline.begin(link, marker, at);
        for (CachedMarket market : feed.all()) {
            market.doneSequence = at.sequence();
            if (isAllSuspect || suspects.get(market.number)) {
                market.forget();
            }
        }
        long from = FileStarts.firstSince(source.dir(), now - TimeUnit.DAYS.toNanos(settings.barDays()));
        target = source.lastSequence();
        open(from, from);
        report.rewriting(isAllSuspect ? "all markets" : suspects.cardinality() + " markets");
        CacheBatch batch = batch(now);
        feed.all().stream().filter(market -> market.doneSequence == 0).forEach(feed::delete);
        pipeline.send(batch, null, true, now);
    }

    private void open(long from, long recordOfSession) {
        SessionMarker session = JournalReader.sessionOf(source.dir(), recordOfSession).orElse(null);
        reader = source.open(from);
        feed.begin(from - 1, session);
        seen = Long.MIN_VALUE;
    }

    private CacheBatch batch(long now) {
        if (now - barsSoughtNs >= HOUR_NS) {
            barsSoughtNs = now;
            oldestBarId = FileStarts.firstSince(source.dir(),
                    now - TimeUnit.DAYS.toNanos(settings.barDays())) + "-0";
        }
        CacheBatch batch = new CacheBatch();
        feed.fill(batch, link, now / NS_PER_MS, oldestBarId);
        return batch;
    }

    private int exchange(long now) {
        long before = pipeline.batches();
        Optional<Trouble> trouble = pipeline.settle(now, this::onDone);
        if (trouble.isPresent()) {
            return giveUp(trouble.get(), now);
        }
        int work = (int) (pipeline.batches() - before);
        if (work > 0 && now - connectedAtNs > settings.reconnectMaxMs() * NS_PER_MS) {
            delay.reset();
        }
        return pipeline.isFull() ? work : work + fill(now);
    }

    private void onDone(CacheBatch batch) {
        report.done(batch);
        if (pipeline.hasConfirmed()) {
            suspects.clear();
            isAllSuspect = false;
        }
    }

    private int fill(long now) {
        CacheBatch batch = batch(now);
        boolean isResent = feed.position().sequence() < resentUpTo;
        boolean isRewriting = report.isRewriting();
        int read = read(batch);
        boolean isAtEnd = seen != Long.MIN_VALUE;
        boolean isWhole = isAtEnd || feed.position().sequence() >= target;
        feed.finish(isWhole);
        boolean isEmpty = read == 0 && batch.commands() == 0;
        if (isRewriting && !isWhole ? batch.commands() > 0 : !isEmpty || isRewriting || isQuiet(now)) {
            lastSentNs = now;
            pipeline.send(batch, isWhole || !isRewriting ? feed.position() : null, isResent, now);
        }
        if (isWhole || !isRewriting) {
            report.state(isAtEnd ? RedisState.CURRENT : RedisState.CATCHING_UP, "");
        }
        return read + batch.commands();
    }

    /** @return records read */
    private int read(CacheBatch batch) {
        long journaled = source.lastSequence();
        if (journaled == seen) {
            return 0;
        }
        seen = Long.MIN_VALUE;
        int read = 0;
        for (int i = 0; i < POLLS && seen == Long.MIN_VALUE && batch.commands() < settings.batchRecords(); i++) {
            int records = reader.poll(feed);
            read += records;
            seen = records == 0 ? journaled : seen;
        }
        return read;
    }

    /** @return whether it is time to ask, without anything to write, if Redis is still what we wrote to */
    private boolean isQuiet(long now) {
        return pipeline.isEmpty() && now - lastSentNs > KEEP_ALIVE_NS;
    }

    private int giveUp(Trouble trouble, long now) {
        if (trouble.kind() != Trouble.Kind.LOST) {
            suspects.or(pipeline.unconfirmed());
            suspects.or(trouble.markets());
        }
        isAllSuspect |= trouble.kind() == Trouble.Kind.FOREIGN;
        disconnect();
        retryAtNs = nowNs.getAsLong() + delay.nextNs();
        report.failed(trouble.reason());
        return 1;
    }

    private void disconnect() {
        if (link != null) {
            link.close();
            link = null;
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
        pipeline.abandon();
        feed.abandon();
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

    /** @return how it stands; any thread */
    public RedisStatus status() {
        return report.status();
    }

    private void onAnswers() {
        hasAnswers = true;
        journalSleeper.wake();
        replySleeper.wake();
    }

    /** @return how the thread rests: until the journal grows or answers come, or 10 ms */
    public IdleStrategy idleStrategy() {
        return new Nap();
    }

    @Override
    public void onClose() {
        disconnect();
        source.remove(journalSleeper);
        connector.close();
    }

    /** The hot chain wakes this thread only where there is something that it could write. */
    private final class Nap implements IdleStrategy {
        @Override
        public void idle(int workCount) {
            if (workCount == 0) {
                idle();
            }
        }

        @Override
        public void idle() {
            if (link == null || pipeline.isFull()) {
                replySleeper.sleep(NAP_NS, () -> !hasAnswers);
            } else {
                journalSleeper.sleep(NAP_NS, () -> !hasAnswers && source.lastSequence() == seen);
            }
        }

        @Override
        public void reset() {
            // Nothing is kept between naps.
        }
    }
}
