package io.tickring.simulator.replay;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.SourceState;
import io.tickring.simulator.rules.ReplayStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The markets of a file of ticks. Nothing is shown that the replay has not reached yet; the simulated time is the
 * position in the file.
 */
public final class ReplayMarkets implements PriceSource {
    private static final OpeningHours HOURS = OpeningHours.roundTheClock();

    private final TickFile file;
    private final ReplayTape tape;
    private final ReplayPump pump;

    /**
     * @param speed simulated seconds in a second, 0 for as fast as clients read
     * @throws IOException when the file cannot be read; the message names file, line and what was expected
     */
    public ReplayMarkets(Path path, double speed, ReplayStart start, LongSupplier nanoTime) throws IOException {
        this.file = TickFile.scan(path);
        this.tape = new ReplayTape(file.instruments().size());
        this.pump = new ReplayPump(file, tape, speed, start, nanoTime);
    }

    @Override
    public List<Instrument> instruments() {
        return file.instruments();
    }

    @Override
    public long nowMs() {
        return pump.nowMs();
    }

    @Override
    public long clientTimeMs() {
        pump.onClockSeen();
        return pump.nowMs();
    }

    /** Before it begins, too: who waits for an open market must not wait for a replay that waits for them. */
    @Override
    public boolean isOpen(Instrument instrument) {
        return pump.phase() == ReplayPump.Phase.WAITING || pump.phase() == ReplayPump.Phase.RUNNING;
    }

    @Override
    public OpeningHours hours(Instrument instrument) {
        return HOURS;
    }

    @Override
    public Optional<Quote> lastQuote(Instrument instrument) {
        return tape.last(instrument.number());
    }

    @Override
    public Optional<Bar> bar(Instrument instrument, Resolution resolution, long openMs) {
        return tape.bar(instrument.number(), openMs, openMs + resolution.lengthMs());
    }

    @Override
    public long historyBeginMs() {
        return Resolution.MINUTE.openOf(file.firstMs());
    }

    @Override
    public SourceState state() {
        return new SourceState("replay", pump.phase().wire(), nowMs(), pump.done(), file.ticks(), pump.skipped());
    }

    @Override
    public QuotePump pump() {
        return pump;
    }
}
