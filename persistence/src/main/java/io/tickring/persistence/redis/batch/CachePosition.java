package io.tickring.persistence.redis.batch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where the journal is in Redis: what the key {@code position} says.
 *
 * @param journalId of the journal that was read
 * @param epoch     of the directory with the sequence
 * @param sequence  the last record in Redis
 */
public record CachePosition(long journalId, int epoch, long sequence) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}):(\\d{1,9}):(\\d{1,18})");

    /** @return what a text says, empty for none and for any other text */
    public static Optional<CachePosition> parse(String text) {
        return Optional.ofNullable(text).map(FORM::matcher).filter(Matcher::matches)
                .map(form -> new CachePosition(Long.parseUnsignedLong(form.group(1), 16),
                        Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))));
    }

    /** @return {@code <journalId in hex>:<epoch>:<sequence>} */
    public String text() {
        return String.format("%016x:%d:%d", journalId, epoch, sequence);
    }

    /** @return what stands there while not everything up to the sequence is in Redis; never a position */
    public String rewriting(long atMs) {
        return "rewriting:" + text() + ":" + atMs;
    }
}
