package io.tickring.web.json;

import io.tickring.engine.tick.Marks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bits of {@link Marks} in words. */
public final class MarkWords {
    private static final Map<Integer, String> WORDS = new TreeMap<>(Map.of(
            Marks.STALE, "stale", Marks.WIDE_SPREAD, "wide_spread", Marks.LATE, "late", Marks.REORDERED, "reordered",
            Marks.POLLED, "polled"));

    private MarkWords() {
    }

    /** @return a word for each bit, in order of the bits */
    public static List<String> of(int marks) {
        return marks == 0 ? List.of()
                : WORDS.keySet().stream().filter(bit -> (marks & bit) != 0).map(WORDS::get).toList();
    }
}
