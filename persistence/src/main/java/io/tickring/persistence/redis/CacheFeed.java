package io.tickring.persistence.redis;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Turns records of the journal into commands. Of an import nothing goes to Redis, of a rejected tick neither; bars that
 * a rebuild made of the stream's ticks do. One thread.
 */
final class CacheFeed implements JournalListener {
    /** A tick so near to its end may be gone by the time it is looked for. */
    private static final long SLACK_MS = 10_000;

    private final MarketTable definitions;
    private final String instance;
    private final long tickMs;
    private final long barMs;
    private final CachedMarket[] markets;
    private final List<CachedMarket> touched = new ArrayList<>();
    private RedisLink link;
    private CacheBatch batch;
    private long nowMs;
    private String oldestBarId;
    private boolean live;
    private long journalId;
    private int epoch;
    private long lastSequence;
    private int fresh;

    CacheFeed(MarketTable definitions, RedisSettings settings) {
        this.definitions = definitions;
        instance = settings.instance();
        tickMs = TimeUnit.MINUTES.toMillis(settings.tickMinutes());
        barMs = TimeUnit.DAYS.toMillis(settings.barDays());
        markets = new CachedMarket[definitions.capacity()];
    }

    /** Says where reading begins: behind this sequence of this session, or at the beginning for null. */
    void begin(long sequence, SessionMarker session) {
        lastSequence = sequence;
        live = session != null && session.live();
        if (session != null) {
            journalId = session.journalId();
            epoch = session.epoch();
        }
    }

    /**
     * Lets records go into this batch from now on.
     *
     * @param timeMs      our time, epoch ms
     * @param oldestBarId entries of the bars' streams below may be dropped
     */
    void fill(CacheBatch into, RedisLink through, long timeMs, String oldestBarId) {
        batch = into;
        link = through;
        nowMs = timeMs;
        this.oldestBarId = oldestBarId;
        fresh = 0;
    }

    /**
     * Adds what is due once for a market and batch.
     *
     * @param atEnd whether nothing more was journaled; quotes older than the kept ticks wait for that
     */
    void finish(boolean atEnd) {
        if (!atEnd && fresh == 0) {
            return;
        }
        for (CachedMarket market : touched) {
            if (market.ticked) {
                batch.other(market, link.expire(market.keys.ticks(), Math.max(1, market.lastIdMs() + tickMs - nowMs)));
            }
            if (market.barred) {
                batch.other(market, link.expire(market.keys.bars(), barMs));
            }
            if (market.quoteChanged) {
                batch.quote(market, link.put(market.keys.quote(), market.quoteFields()));
            }
            market.ticked = false;
            market.barred = false;
            market.quoteChanged = false;
        }
        touched.clear();
    }

    /** Adds the deletion of everything that is there of a market. */
    void delete(CachedMarket market) {
        batch.other(market, link.delete(market.keys.all(nowMs - barMs - CacheKeys.DAY_MS,
                nowMs + CacheKeys.DAY_MS)));
    }

    /** Adds the question whether the last tick that Redis confirmed of each market is still there. */
    void look() {
        for (CachedMarket market : all()) {
            String id = market.confirmedSince(nowMs - tickMs + SLACK_MS);
            if (id != null) {
                batch.look(market, link.has(market.keys.ticks(), id));
            }
        }
    }

    /** @return all markets of the journal */
    List<CachedMarket> all() {
        List<CachedMarket> all = new ArrayList<>();
        for (int number = 1; number < definitions.size(); number++) {
            all.add(market(number));
        }
        return all;
    }

    /** Forgets what was to be written and is not; what Redis confirmed stays known. */
    void abandon() {
        all().forEach(CachedMarket::abandon);
        touched.clear();
    }

    /** @return up to where the records went into batches */
    CachePosition position() {
        return new CachePosition(journalId, epoch, lastSequence);
    }

    @Override
    public void onSession(long sequence, SessionMarker session) {
        begin(sequence, session);
    }

    @Override
    public void onEvent(long sequence, TickEvent event) {
        if (!live || !event.accepted()) {
            return;
        }
        CachedMarket market = market(event.market);
        if (sequence <= market.doneSequence) {
            return;
        }
        long receivedMs = TimeUnit.NANOSECONDS.toMillis(event.receiveTimeNs);
        touch(market);
        market.take(sequence, event, receivedMs);
        if (receivedMs > nowMs - tickMs) {
            String minId = market.ticked ? null : Long.toString(nowMs - tickMs);
            batch.tick(market, link.append(market.keys.ticks(), market.id(), minId, market.tickFields()));
            market.ticked = true;
            fresh++;
        }
    }

    @Override
    public void onBar(long sequence, Bar bar) {
        if (bar.provenance != Provenance.LIVE) {
            return;
        }
        CachedMarket market = market(bar.market);
        long leftMs = Math.floorDiv(bar.openTimeMs, CacheKeys.DAY_MS) * CacheKeys.DAY_MS + CacheKeys.DAY_MS + barMs
                - nowMs;
        if (sequence <= market.doneSequence || leftMs <= 0) {
            return;
        }
        touch(market);
        String[] fields = BarFields.of(bar);
        String id = sequence + "-0";
        batch.bar(market, id, link.append(market.keys.bars(), id, market.barred ? null : oldestBarId, fields));
        String minutes = market.keys.minutes(bar.openTimeMs);
        batch.other(market, link.put(minutes, Long.toString(bar.openTimeMs), BarFields.json(fields)));
        batch.other(market, link.expire(minutes, leftMs));
        market.barred = true;
        fresh++;
    }

    @Override
    public void onPosition(long sequence) {
        lastSequence = sequence;
    }

    private void touch(CachedMarket market) {
        if (!market.quoteChanged && !market.ticked && !market.barred) {
            touched.add(market);
        }
    }

    CachedMarket market(int number) {
        if (markets[number] == null) {
            markets[number] = new CachedMarket(number, new CacheKeys(instance, definitions.get(number).symbol()));
        }
        return markets[number];
    }
}
