package io.tickring.engine;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.bars.MinuteBars;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.latency.Latencies;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.market.OpenGaps;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.validation.TickCounters;
import io.tickring.engine.validation.TickValidator;
import java.util.List;

/**
 * Everything that decides on a tick, and all state it decides from. The same events in the same order give the same
 * outcome, whether they come from the venue, a file or the journal.
 *
 * <p>The two stages may run on one thread each; {@link #apply} runs both on the caller's.
 */
public final class Engine {
    private final EngineSettings settings;
    private final MarketTable markets;
    private final BarOutbox outbox;
    private final TickCounters counters;
    private final Latencies latencies = new Latencies();
    private final OpenGaps openGaps;
    private final CheckStage checkStage;
    private final BarStage barStage;

    public Engine(EngineSettings settings) {
        this.settings = settings;
        int maxMarkets = settings.maxMarkets();
        markets = new MarketTable(maxMarkets, settings.validation().maxPriceNanos()::get);
        outbox = new BarOutbox(maxMarkets * MinuteBars.MINUTES_HELD);
        counters = new TickCounters(maxMarkets);
        openGaps = new OpenGaps(maxMarkets);
        checkStage = new CheckStage(
                new TickValidator(markets, settings.validation(), settings.timeSource()), openGaps);
        MinuteBars bars = new MinuteBars(maxMarkets, outbox, settings.graceMs(), settings.provenance());
        barStage = new BarStage(bars, outbox, counters);
    }

    public EngineSettings settings() {
        return settings;
    }

    public MarketTable markets() {
        return markets;
    }

    /** @return where events leave their bars; who journals them, or drops them after a replay, frees them */
    public BarOutbox outbox() {
        return outbox;
    }

    public TickCounters counters() {
        return counters;
    }

    public Latencies latencies() {
        return latencies;
    }

    /** The first stage: validation. Its thread only. */
    public void check(TickEvent event) {
        checkStage.onEvent(event);
    }

    /** The second stage: bars and counters. Its thread only. */
    public void fold(TickEvent event) {
        barStage.onEvent(event);
    }

    /** Both stages in turn. */
    public void apply(TickEvent event) {
        check(event);
        fold(event);
    }

    /**
     * @param receiveTimeNs our time, epoch ns
     * @return the venue's time then, epoch ms, by what the events so far told of its clock; before the first live event
     *         only, for the clock belongs to the first stage's thread
     */
    public long marketTimeMs(long receiveTimeNs) {
        return checkStage.marketTimeMs(receiveTimeNs);
    }

    /**
     * @return where the gap of this market began that had not ended, the venue's time in epoch ms, or
     *         {@link TickEvent#ABSENT}; before the first live event only, as {@link #marketTimeMs}
     */
    public long openGapFromMs(int market) {
        return openGaps.fromMs(market);
    }

    /**
     * @return the venue's time of the market's last accepted tick, epoch ms, or {@link TickEvent#ABSENT}; before the
     *         first live event only, as {@link #marketTimeMs}
     */
    public long lastAcceptedMs(int market) {
        return checkStage.lastAcceptedMs(market);
    }

    /**
     * @return copies of the bars of this market that a tick may still change, the oldest first; revision -1 for one
     *         that was not issued. Not beside running stages
     */
    public List<Bar> heldBars(int market) {
        return barStage.held(market);
    }

    /**
     * The state as it was when the last checkpoint event passed each stage. Valid on the thread that handles that event
     * behind both stages, until the next checkpoint event is published.
     */
    public List<StateOutput> savedState() {
        return List.of(checkStage.saved(), barStage.saved(), checkStage.savedGaps());
    }

    /**
     * Takes over the markets and the state of an engine with other settings, as a start does whose settings are not
     * those of the run before. Before the first event only; the other one must have stopped.
     */
    public void takeOver(Engine before) {
        before.markets.all().forEach(markets::restore);
        TickEvent checkpoint = new TickEvent();
        checkpoint.clearControl(EventKind.CHECKPOINT, 0);
        before.apply(checkpoint);
        restore(before.savedState().stream().map(StateOutput::toInput).toList());
    }

    /**
     * Takes over the state of a checkpoint. Before the first event only.
     *
     * @param sections as {@link #savedState} gave them, in the same order; the third is missing in older ones
     * @throws IllegalArgumentException where another version laid the state out; nothing was taken over then
     */
    public void restore(List<StateInput> sections) {
        CheckStage.requireLayout(sections.get(0));
        checkStage.restore(sections.get(0));
        barStage.restore(sections.get(1));
        if (sections.size() > 2) {
            openGaps.restore(sections.get(2));
        }
    }
}
