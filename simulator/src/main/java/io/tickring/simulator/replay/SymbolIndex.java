package io.tickring.simulator.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers the symbols of a file in the order of their first row. Remembers the last look-up. Not thread-safe. */
final class SymbolIndex {
    private static final int SLOTS = 1 << 12;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final byte[][] textOf = new byte[SLOTS][];
    private final int[] numberOf = new int[SLOTS];

    /** @return the number of these bytes, a new one where they are new */
    int number(byte[] row, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + row[i];
        }
        int slot = (hash ^ hash >>> 12) & SLOTS - 1;
        byte[] known = textOf[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, row, from, to)) {
            textOf[slot] = Arrays.copyOfRange(row, from, to);
            numberOf[slot] = numbers.computeIfAbsent(new String(row, from, to - from, StandardCharsets.UTF_8),
                    name -> numbers.size());
        }
        return numberOf[slot];
    }

    /** @return the names by number */
    String[] names() {
        String[] names = new String[numbers.size()];
        numbers.forEach((name, number) -> names[number] = name);
        return names;
    }
}
