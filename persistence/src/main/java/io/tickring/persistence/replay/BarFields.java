package io.tickring.persistence.replay;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.tick.Decimal;
import java.util.List;
import java.util.function.Function;

/** Every value of a bar, by name and as text. */
final class BarFields {
    private static final List<Field> ALL = List.of(
            new Field("revision", bar -> Integer.toString(bar.revision)),
            new Field("provenance", bar -> bar.provenance.key()),
            new Field("bidOpen", bar -> price(bar.bidOpen)), new Field("bidHigh", bar -> price(bar.bidHigh)),
            new Field("bidLow", bar -> price(bar.bidLow)), new Field("bidClose", bar -> price(bar.bidClose)),
            new Field("askOpen", bar -> price(bar.askOpen)), new Field("askHigh", bar -> price(bar.askHigh)),
            new Field("askLow", bar -> price(bar.askLow)), new Field("askClose", bar -> price(bar.askClose)),
            new Field("ticks", bar -> Integer.toString(bar.ticks)),
            new Field("spreadSum", bar -> price(bar.spreadSumNanos)),
            new Field("firstTickMs", bar -> Long.toString(bar.firstTickMs)),
            new Field("lastTickMs", bar -> Long.toString(bar.lastTickMs)));

    /** Is told of a value that is not the same on both sides. */
    @FunctionalInterface
    interface Difference {
        void of(String field, String stored, String replayed);
    }

    private record Field(String name, Function<Bar, String> text) {
    }

    private BarFields() {
    }

    static void differing(Bar stored, Bar replayed, Difference difference) {
        if (same(stored, replayed)) {
            return;
        }
        for (Field field : ALL) {
            String was = field.text.apply(stored);
            String is = field.text.apply(replayed);
            if (!was.equals(is)) {
                difference.of(field.name, was, is);
            }
        }
    }

    private static boolean same(Bar stored, Bar replayed) {
        return stored.sameContent(replayed) && stored.revision == replayed.revision
                && stored.provenance == replayed.provenance;
    }

    private static String price(long nanos) {
        return Decimal.text(nanos, Decimal.PRICE_SCALE);
    }
}
