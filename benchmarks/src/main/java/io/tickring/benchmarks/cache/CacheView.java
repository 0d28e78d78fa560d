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

    /**
     * Compares all that Redis says to have. Its position is read before its content and the journal behind it, so both
     * have whatever is asked for; what may go meanwhile, by its age, is not.
     */
    public Differences differences(RedisCommands<String, String> redis) {
        long position = position(redis.get(INSTANCE + ":position"));
        journal.readOn();
        Map<Records, CachedMarket> cached = new LinkedHashMap<>();
        journal.markets().forEach(market ->
                cached.put(market, CachedMarket.read(redis, INSTANCE, market.symbol())));
        Differences differences = new Differences(position, System.currentTimeMillis() - keptMs + SLACK_MS);
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
