package io.tickring.engine.tick;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/** The constants of an enum by their codes in the journal. For any thread. */
public final class CodeTable<E extends Enum<E>> {
    private final E[] byCode;
    private final E unknown;

    private CodeTable(E[] byCode, E unknown) {
        this.byCode = byCode;
        this.unknown = unknown;
    }

    /**
     * @param all     the constants
     * @param code    of each, 0 or more
     * @param unknown stands for a code that none of them has; may be null
     */
    public static <E extends Enum<E>> CodeTable<E> of(E[] all, ToIntFunction<E> code, E unknown) {
        E[] byCode = Arrays.copyOf(all, Arrays.stream(all).mapToInt(code).max().orElseThrow() + 1);
        Arrays.fill(byCode, unknown);
        for (E constant : all) {
            byCode[code.applyAsInt(constant)] = constant;
        }
        return new CodeTable<>(byCode, unknown);
    }

    /** @return the constant of this code, or the one that stands for codes this version does not know */
    public E get(int code) {
        return code >= 0 && code < byCode.length ? byCode[code] : unknown;
    }
}
