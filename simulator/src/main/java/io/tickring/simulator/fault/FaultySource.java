package io.tickring.simulator.fault;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.SourceState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A source as clients are told of it while faults are at work: with closed markets and a skewed clock. */
public final class FaultySource implements PriceSource {
    private final PriceSource truth;
    private final FaultBoard board;

    /** @param source the truth */
    public FaultySource(PriceSource source, FaultBoard board) {
        this.truth = source;
        this.board = board;
    }

    @Override
    public List<Instrument> instruments() {
        return truth.instruments();
    }

    @Override
    public long nowMs() {
        return truth.nowMs();
    }

    @Override
    public long clientTimeMs() {
        return truth.clientTimeMs() + skewMs();
    }

    private long skewMs() {
        return board.active(VenueFault.TIME_SKEW).map(Running::value).orElse(0L);
    }

    @Override
    public boolean isOpen(Instrument instrument) {
        return truth.isOpen(instrument) && board.active(VenueFault.CLOSED_MARKET, instrument.epic()).isEmpty();
    }

    @Override
    public OpeningHours hours(Instrument instrument) {
        return truth.hours(instrument);
    }

    @Override
    public Optional<Quote> lastQuote(Instrument instrument) {
        return truth.lastQuote(instrument);
    }

    @Override
    public Optional<Bar> bar(Instrument instrument, Resolution resolution, long openMs) {
        return truth.bar(instrument, resolution, openMs);
    }

    @Override
    public OptionalLong bidBeforeDay(Instrument instrument, long dayOpenMs) {
        return truth.bidBeforeDay(instrument, dayOpenMs);
    }

    @Override
    public List<Quote> quotes(Instrument instrument, long fromMs, long toMs) {
        return truth.quotes(instrument, fromMs, toMs);
    }

    @Override
    public long historyBeginMs() {
        return truth.historyBeginMs();
    }

    @Override
    public SourceState state() {
        return truth.state();
    }

    @Override
    public QuotePump pump() {
        return truth.pump();
    }
}
