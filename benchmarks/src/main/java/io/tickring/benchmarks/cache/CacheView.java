package io.tickring.benchmarks.cache;

import io.lettuce.core.api.sync.RedisCommands;
import io.tickring.benchmarks.cache.JournalCopy.Records;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redis and the journal side by side, while the daemon writes both. One thread. */
public final class CacheView implements AutoCloseable {
    /** What {@code redis.instance} has to be. */
    public static final String INSTANCE = "campaign";
    private static final Pattern POSITION = Pattern.compile("[0-9a-f]{16}:\\d+:(\\d+)");
    /** The daemon's clock follows the wall's, and may be ahead of it a little. */
    private static final long SLACK_MS = 1_000;

    private final JournalCopy journal;
    private final long keptMs;

    /**
     * @param journal     the journal's directory
     * @param keptMinutes {@code redis.tickMinutes}
     */
    public CacheView(Path journal, long keptMinutes) {
        this.journal = new JournalCopy(journal);
        keptMs = TimeUnit.MINUTES.toMillis(keptMinutes);
    }

    /** Compares all that Redis says to have. The journal is read after Redis, so it has whatever Redis has. */
    public Differences differences(RedisCommands<String, String> redis) {
        Differences differences = new Differences(position(redis.get(INSTANCE + ":position")),
                System.currentTimeMillis() - keptMs + SLACK_MS);
        journal.readOn();
        Map<Records, CachedMarket> cached = new LinkedHashMap<>();
        journal.markets().forEach(market ->
                cached.put(market, CachedMarket.read(redis, INSTANCE, market.symbol())));
        journal.readOn();
        cached.forEach(differences::compare);
        return differences;
    }

    private static long position(String text) {
        Matcher matcher = POSITION.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw new IllegalStateException("the position in Redis is " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public void close() {
        journal.close();
    }
}
