package io.tickring.simulator.market;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where prices come from: the synthetic market or the replay of a file. Safe for any thread.
 *
 * <p>Bars and quotes agree with what is streamed: the bar of a minute is the fold of the quotes of that minute, and
 * nothing later than {@link #nowMs()} is ever shown.
 */
public interface PriceSource {
    int QUIET_DAYS = 7;

    /** @return the markets, {@link Instrument#number()} being the place in the list */
    List<Instrument> instruments();

    /** @return the simulated time, epoch ms */
    long nowMs();

    /** @return the simulated time as a client is told it, epoch ms; where time stands still it may pass from then on */
    default long clientTimeMs() {
        return nowMs();
    }

    boolean isOpen(Instrument instrument);

    OpeningHours hours(Instrument instrument);

    /** @return the newest quote up to now; empty before the first */
    Optional<Quote> lastQuote(Instrument instrument);

    /**
     * @param dayOpenMs begin of a day, epoch ms
     * @return the bid that the last day with quotes before it ended at; empty after a week without, or more
     */
    default OptionalLong bidBeforeDay(Instrument instrument, long dayOpenMs) {
        for (int day = 1; day <= QUIET_DAYS; day++) {
            Optional<Bar> bar = bar(instrument, Resolution.DAY, dayOpenMs - day * Resolution.DAY.lengthMs());
            if (bar.isPresent()) {
                return OptionalLong.of(bar.get().bidClose());
            }
        }
        return OptionalLong.empty();
    }

    /** @return the bar that begins at this time, as far as it is known now; empty when it has no tick */
    Optional<Bar> bar(Instrument instrument, Resolution resolution, long openMs);

    /**
     * @param fromMs inclusive, epoch ms
     * @param toMs   exclusive, epoch ms; what is later than now is left out
     * @return every quote that the market made in this time, whether or not anyone was handed it; none
     *         of a replay, whose quotes are those of its file
     */
    default List<Quote> quotes(Instrument instrument, long fromMs, long toMs) {
        return List.of();
    }

    /** @return the earliest time for which there may be a bar, epoch ms */
    long historyBeginMs();

    /** @return one object for {@code GET /control/state}: what kind of source this is and how far it is */
    SourceState state();

    /** @return the quotes as they happen; one pump for each source, used by the stream loop alone */
    QuotePump pump();
}
