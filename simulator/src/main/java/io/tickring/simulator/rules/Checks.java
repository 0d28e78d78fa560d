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

    static int oneOf(String name, int value, int... allowed) {
        if (Arrays.stream(allowed).noneMatch(a -> a == value)) {
            throw new IllegalArgumentException(name + ": expected one of " + Arrays.toString(allowed)
                    + ", got " + value);
        }
        return value;
    }
}
