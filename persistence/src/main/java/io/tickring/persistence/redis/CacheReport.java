package io.tickring.persistence.redis;

import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.redis.batch.CacheBatch;
import io.tickring.persistence.redis.batch.Pipeline;
import io.tickring.persistence.redis.link.ServerFacts;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State and counters of the writer; each change of state is one line in the log. One thread but for the status. */
final class CacheReport {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

    private final RedisSettings settings;
    private final Pipeline pipeline;
    private RedisState state = RedisState.WAITING;
    private String reason = "not connected yet";
    private ServerFacts facts = new ServerFacts("", "");
    private long ticks;
    private long bars;
    private long connects;
    private long failures;
    private long rewrites;
    private volatile RedisStatus status;

    CacheReport(RedisSettings settings, Pipeline pipeline) {
        this.settings = settings;
        this.pipeline = pipeline;
        publish();
    }

    void connected(ServerFacts now) {
        connects++;
        if (now.equals(facts)) {
            return;
        }
        facts = now;
        LOG.info("redis=connected server={} version={} eviction={}", settings.server().address(), now.version(),
                now.eviction().isEmpty() ? "unknown" : now.eviction());
        if (now.evicts()) {
            LOG.warn("redis=evicts policy={}; when its memory is full the server drops keys of ours: set "
                    + "maxmemory-policy noeviction, or give it more memory", now.eviction());
        }
    }

    void rewriting(String what) {
        rewrites++;
        state(RedisState.REWRITING, what);
    }

    void failed(String why) {
        failures++;
        state(RedisState.WAITING, why);
    }

    void done(CacheBatch batch) {
        ticks += batch.ticks();
        bars += batch.bars();
    }

    /** Takes the next state; its line is left out where only a moment's work turns it back. */
    void state(RedisState next, String why) {
        if (next == state && why.equals(reason)) {
            return;
        }
        boolean isMoment = isFollowing(next) && isFollowing(state);
        state = next;
        reason = why;
        if (!isMoment) {
            LOG.info("redis={} reason=\"{}\" sequence={}", next.name().toLowerCase(Locale.ROOT), why, sequence());
        }
    }

    private static boolean isFollowing(RedisState state) {
        return state == RedisState.CURRENT || state == RedisState.CATCHING_UP;
    }

    private long sequence() {
        return pipeline.confirmed() == null ? 0 : pipeline.confirmed().sequence();
    }

    /** Shows how it stands now. */
    void publish() {
        status = new RedisStatus(state, reason, settings.server().address(), settings.instance(), facts.version(),
                facts.eviction(), sequence(), ticks, bars, pipeline.batches(), pipeline.size(), connects, failures,
                rewrites);
    }

    /** @return how it stood when it was shown last; any thread */
    RedisStatus status() {
        return status;
    }
}
