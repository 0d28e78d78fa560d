package io.tickring.web.api.bars;

import io.tickring.web.http.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stretches of time up to now that a page offers. */
enum Range {
    D1("1D", 1), W1("1W", 7), M1("1M", 31), M3("3M", 92), Y1("1Y", 365),
    /** From the first bar there is. */
    ALL("ALL", 14_640);

    private static final long DAY_MS = 86_400_000;

    private final String key;
    private final long lengthMs;

    Range(String key, int days) {
        this.key = key;
        lengthMs = days * DAY_MS;
    }

    long lengthMs() {
        return lengthMs;
    }

    /** @throws Refusal for a word that is none */
    static Range ofKey(String key) {
        return Stream.of(values()).filter(range -> range.key.equals(key)).findFirst()
                .orElseThrow(() -> Refusal.badRequest("range '" + key + "' does not exist: expected "
                        + Stream.of(values()).map(range -> range.key).collect(Collectors.joining(", "))));
    }
}
