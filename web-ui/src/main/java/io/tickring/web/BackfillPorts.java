package io.tickring.web;

import io.tickring.engine.backfill.Gap;
import io.tickring.engine.history.BarHistory;
import io.tickring.engine.status.BackfillStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What is fetched of the venue's bars. Asked from several threads.
 *
 * @param days   the venue's daily bars; may take its time
 * @param gaps   times without data by number of market, and what the venue's bars made of them
 * @param status how far it is
 */
public record BackfillPorts(BarHistory days, IntFunction<List<Gap>> gaps, Supplier<BackfillStatus> status) {
    /** Nothing is fetched. */
    public static final BackfillPorts NONE = new BackfillPorts((market, fromMs, toMs) -> List.of(),
            market -> List.of(), () -> BackfillStatus.OFF);

    public BackfillPorts {
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(gaps, "gaps");
        Objects.requireNonNull(status, "status");
    }
}
