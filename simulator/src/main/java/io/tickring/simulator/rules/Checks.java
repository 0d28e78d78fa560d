package io.tickring.simulator.rules;

import java.util.Arrays;

/** Refuses settings that make no sense, by name. */
public final class Checks {
    private Checks() {
    }

    public static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected " + least + " or more, got " + value);
        }
        return value;
    }

    public static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + ": expected a number above 0, got " + value);
        }
        return value;
    }

    static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
        }
        return value;
    }

    /** What RFC 6455 lets an endpoint send, and 0 for no close frame. */
    static int closeCode(String name, int code) {
        boolean reserved = code >= 1_004 && code <= 1_006 || code >= 1_015 && code < 3_000;
        if (code != 0 && (code < 1_000 || code > 4_999 || reserved)) {
            throw new IllegalArgumentException(name + ": expected 0 or a close code such as 1000 or 4000, got "
                    + code);
        }
        return code;
    }

    static int oneOf(String name, int value, int... allowed) {
        if (Arrays.stream(allowed).noneMatch(a -> a == value)) {
            throw new IllegalArgumentException(name + ": expected one of " + Arrays.toString(allowed)
                    + ", got " + value);
        }
        return value;
    }
}
