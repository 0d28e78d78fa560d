package io.tickring.persistence.read;

import io.tickring.persistence.format.Batch;

/** The bytes of a file that belong to no record: whoever reads records never looks at them. */
final class BlindSpots {
    static final String EXPECTED_BEHIND = "expected zeros, an end mark or the end of the file";
    private static final int WORD_BYTES = Integer.BYTES;
    /** What Chronicle writes where it turns to another file, and the name that it puts behind. */
    private static final int END_MARK = 0xC0000000;
    private static final int END_NAME_BYTES = 4;
    /** Of the head of a file, while it is written. */
    private static final int NOT_COMPLETE = 0x80000000;

    /** What stands behind the last document of a file. */
    enum Tail {
        /** Zeros, or the end of the file. */
        NOTHING,
        /** What a kill in the middle of a document leaves: no header word, and no more bytes than a document has. */
        ONE_DOCUMENT,
        /** More than that, or less: what no writer leaves. */
        DAMAGED
    }

    private BlindSpots() {
    }

    /** @param at where the next document's header word would be */
    static Tail tail(CycleMap map, long at) {
        if (map.size() == at) {
            return Tail.NOTHING;
        }
        if (!map.cover(at, WORD_BYTES)) {
            return Tail.DAMAGED;
        }
        int word = map.buffer().getInt(map.index(at));
        return switch (word) {
            case 0, NOT_COMPLETE -> unfinished(map, at, word);
            case END_MARK -> isFree(map, at + WORD_BYTES + END_NAME_BYTES) ? Tail.NOTHING : Tail.DAMAGED;
            default -> Tail.DAMAGED;
        };
    }

    private static Tail unfinished(CycleMap map, long at, int word) {
        long longest = at + WORD_BYTES + Batch.MAX_BYTES;
        if (!isFree(map, longest)) {
            return Tail.DAMAGED;
        }
        boolean begun = word != 0 || !areZero(map, at, Math.min(longest, map.size()));
        return begun ? Tail.ONE_DOCUMENT : Tail.NOTHING;
    }

    private static boolean isFree(CycleMap map, long from) {
        return areZero(map, from, map.size());
    }

    /** @return whether these bytes are there and zero */
    static boolean areZero(CycleMap map, long from, long to) {
        for (long at = from; at < to;) {
            int step = to - at >= Long.BYTES ? Long.BYTES : 1;
            if (!map.cover(at, step) || value(map, at, step) != 0) {
                return false;
            }
            at += step;
        }
        return true;
    }

    private static long value(CycleMap map, long at, int bytes) {
        int index = map.index(at);
        return bytes == 1 ? map.buffer().getByte(index) : map.buffer().getLong(index);
    }
}
