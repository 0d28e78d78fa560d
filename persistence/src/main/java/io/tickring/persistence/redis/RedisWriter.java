package io.tickring.persistence.redis;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.batch.Trouble;
import io.tickring.persistence.redis.link.LettuceConnector;
import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.redis.link.RedisConnector;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cache in Redis equal to the journal. What is old and what is new come on one path: it reads the journal
 * behind the last confirmed position, and where it cannot rely on what Redis has of some markets, it deletes that and
 * reads the journal from further back. Whatever goes wrong ends the connection, and the next one begins so.
 *
 * <p>One thread, {@code redis}, runs it; it can hold up nobody but itself. {@link #status} is for any thread.
 */
public final class RedisWriter implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

    private final RedisSettings settings;
    private final JournalSource source;
    private final RedisConnector connector;
    private final LongSupplier nowNs;
    private final RetryDelay delay;
    private final WriterRest rest;
    private final CacheState state;
    private CacheSession session;
    private long retryAtNs;
    private long connectedAtNs;

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
        rest = new WriterRest(source, () -> session != null && session.canSend(), () -> session.isJournalStill());
        state = CacheState.of(settings, source, markets, rest::onAnswers);
        retryAtNs = nowNs.getAsLong();
    }

    /** Lets everything be written again, whatever Redis has. Before the first {@link #doWork}. */
    void distrust() {
        state.trust().doubtAll();
    }

    @Override
    public String roleName() {
        return "redis";
    }

    @Override
    public int doWork() {
        long now = nowNs.getAsLong();
        rest.rise();
        int work;
        try {
            work = session == null ? connectWhenDue(now) : exchange(now);
        } catch (LinkException e) {
            work = giveUp(Trouble.of(e));
        } catch (RuntimeException e) {
            LOG.error("redis=failed; connecting again", e);
            work = giveUp(Trouble.lost("failed of " + e));
        }
        if (work > 0) {
            state.report().publish();
        }
        return work;
    }

    private int connectWhenDue(long now) {
        if (now - retryAtNs < 0) {
            return 0;
        }
        RedisLink link = connector.connect();
        session = new CacheSession(settings, source, link, state);
        connectedAtNs = nowNs.getAsLong();
        state.report().connected(link.facts());
        session.begin(connectedAtNs);
        return 1;
    }

    private int exchange(long now) {
        long before = state.pipeline().batches();
        Optional<Trouble> trouble = session.settle(now);
        if (trouble.isPresent()) {
            return giveUp(trouble.get());
        }
        int work = (int) (state.pipeline().batches() - before);
        if (work > 0 && now - connectedAtNs > TimeUnit.MILLISECONDS.toNanos(settings.reconnectMaxMs())) {
            delay.reset();
        }
        return session.canSend() ? work + session.send(now) : work;
    }

    private int giveUp(Trouble trouble) {
        state.trust().doubt(trouble, state.pipeline().unconfirmed());
        disconnect();
        retryAtNs = nowNs.getAsLong() + delay.nextNs();
        state.report().failed(trouble.reason());
        return 1;
    }

    private void disconnect() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** @return how it stands; any thread */
    public RedisStatus status() {
        return state.report().status();
    }

    /** @return how the thread rests: until the journal grows or answers come, or 10 ms */
    public IdleStrategy idleStrategy() {
        return rest;
    }

    @Override
    public void onClose() {
        disconnect();
        rest.close();
        connector.close();
    }
}
