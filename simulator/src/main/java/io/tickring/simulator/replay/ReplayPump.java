package io.tickring.simulator.replay;

import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.QuoteSink;
import io.tickring.simulator.rules.ReplayStart;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the file. A tick whose subscribers take no more holds everything behind it, and the simulated time, until they
 * do: nothing is buffered and nothing is lost. Stream loop only, but for the getters.
 */
final class ReplayPump implements QuotePump {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayPump.class);
    private static final int TICKS_A_PASS = 4_096;
    private static final long HELD_NS = 1_000_000;
    private static final long QUIET_NS = 20_000_000;
    private static final double MAX_SPEED = 0;
    private static final long NEVER = Long.MIN_VALUE;
    /** Real time between a client's first look at the clock and the first tick: enough to measure how fast it runs. */
    private static final long LEAD_MS = 1_000;
    /** Time goes on after the last tick of a replay at full speed, so that its last bars come to their end. */
    private static final double SPEED_AFTER_MAX = 60;
    private static final long USUAL_SIZE_MICROS = 1_000_000_000;
    private static final int SIZE_SCALE = 6;

    /** How far the replay is. */
    enum Phase {
        /** Not everyone it waits for has subscribed. */
        WAITING("waiting"),
        /** Ticks are being sent, or held until they can be. */
        RUNNING("running"),
        /** The last tick was sent; time goes on. */
        FINISHED("finished"),
        /** The file could not be read on; time goes on. */
        FAILED("failed");

        private final String wire;

        Phase(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    private final TickFile file;
    private final ReplayTape tape;
    private final double speed;
    private final ReplayStart start;
    private final LongSupplier nanoTime;
    private final SymbolIndex symbols = new SymbolIndex();
    private TickReader reader;
    private Quote next;
    private int nextMarket;
    private double exactMs;
    private long clockNs;
    private volatile long clockSeenNs = NEVER;
    private volatile Phase phase = Phase.WAITING;
    private volatile long nowMs;
    private volatile long done;
    private volatile long skipped;

    ReplayPump(TickFile file, ReplayTape tape, double speed, ReplayStart start, LongSupplier nanoTime) {
        this.file = file;
        this.tape = tape;
        this.speed = speed;
        this.start = start;
        this.nanoTime = nanoTime;
        this.nowMs = file.firstMs() - (leads() ? (long) (LEAD_MS * speed) : 0);
    }

    @Override
    public long pass(QuoteSink sink) {
        try {
            return switch (phase) {
                case WAITING -> begin(sink);
                case RUNNING -> play(sink);
                case FINISHED, FAILED -> flow();
            };
        } catch (IOException | ArithmeticException e) {
            LOG.error("event=replay_failed reason=\"{}\"", e.getMessage());
            phase(Phase.FAILED);
            return QUIET_NS;
        }
    }

    private boolean leads() {
        return start == ReplayStart.FIRST_SUBSCRIPTION && speed != MAX_SPEED;
    }

    private long begin(QuoteSink sink) throws IOException {
        if (!mayStart(sink)) {
            return QUIET_NS;
        }
        clockNs = nanoTime.getAsLong();
        exactMs = clockSeenNs == NEVER ? file.firstMs() : waitingMs(clockNs);
        nowMs((long) exactMs);
        reader = new TickReader(file.path());
        readNext();
        phase(Phase.RUNNING);
        return 0;
    }

    /**
     * The time before the first subscription. A clock that stood still until then would be taken for one at usual
     * speed, and each tick for one of the future; so it runs from a client's first look at it. Past the first tick it
     * goes on: who subscribes late gets what was due in one go.
     */
    private double waitingMs(long atNs) {
        long seenNs = clockSeenNs;
        return leads() && seenNs != NEVER ? file.firstMs() + ((atNs - seenNs) / 1e6 - LEAD_MS) * speed : nowMs;
    }

    private boolean mayStart(QuoteSink sink) {
        IntStream markets = IntStream.range(0, file.instruments().size());
        return switch (start) {
            case IMMEDIATELY -> true;
            case FIRST_SUBSCRIPTION -> markets.anyMatch(sink::wanted);
            case ALL_SUBSCRIBED -> markets.allMatch(sink::wanted);
        };
    }

    private long play(QuoteSink sink) throws IOException {
        advance(speed);
        int given = 0;
        while (given < TICKS_A_PASS) {
            if (next == null) {
                finish();
                return 0;
            }
            if (speed != MAX_SPEED && next.timeMs() > exactMs) {
                nowMs((long) exactMs);
                return waitNs();
            }
            if (!give(sink)) {
                exactMs = Math.min(exactMs, next.timeMs());
                return given > 0 ? 0 : HELD_NS;
            }
            given++;
        }
        return 0;
    }

    /** @return false when the tick has to wait */
    private boolean give(QuoteSink sink) throws IOException {
        if (sink.wanted(nextMarket)) {
            if (!sink.ready(nextMarket)) {
                return false;
            }
            show();
            hand(sink);
        } else if (start == ReplayStart.ALL_SUBSCRIBED) {
            return false;
        } else {
            show();
            skipped = skipped + 1;
            if (sink.traded(nextMarket)) {
                hand(sink);
            }
        }
        done = done + 1;
        readNext();
        return true;
    }

    private void hand(QuoteSink sink) {
        sink.quote(nextMarket, next.timeMs(), next.bid(), next.ask(), next.bidSizeMicros(), next.askSizeMicros());
    }

    private void show() {
        tape.add(nextMarket, next);
        nowMs(next.timeMs());
    }

    private long waitNs() {
        long dueNs = (long) ((next.timeMs() - exactMs) / speed * 1e6);
        return Math.max(HELD_NS, Math.min(QUIET_NS, dueNs));
    }

    private long flow() {
        advance(speed == MAX_SPEED ? SPEED_AFTER_MAX : speed);
        nowMs((long) exactMs);
        return QUIET_NS;
    }

    private void advance(double at) {
        long now = nanoTime.getAsLong();
        exactMs += (now - clockNs) / 1e6 * at;
        clockNs = now;
    }

    private void finish() throws IOException {
        reader.close();
        exactMs = Math.max(exactMs, nowMs);
        phase(Phase.FINISHED);
    }

    private void readNext() throws IOException {
        if (!reader.next()) {
            next = null;
            return;
        }
        TickColumns.Field symbol = reader.symbol();
        nextMarket = symbols.number(reader.row(), symbol.from, symbol.to);
        int decimals = file.instruments().get(nextMarket).decimals();
        long bid = reader.bid().points(decimals);
        long ask = reader.ask().points(decimals);
        boolean sized = reader.hasSizes();
        next = new Quote(reader.timeMs(), bid, ask,
                sized ? reader.bidSize().points(SIZE_SCALE) : USUAL_SIZE_MICROS,
                sized ? reader.askSize().points(SIZE_SCALE) : USUAL_SIZE_MICROS);
    }

    private void phase(Phase to) {
        phase = to;
        LOG.info("event=replay_{} file={} done={} skipped={}", to.wire(), file.path(), done, skipped);
    }

    /** Ticks out of order do not turn time back. */
    private void nowMs(long reachedMs) {
        nowMs = Math.max(nowMs, reachedMs);
    }

    /** A client looked at the clock. Any thread. */
    void onClockSeen() {
        if (clockSeenNs == NEVER) {
            clockSeenNs = nanoTime.getAsLong();
        }
    }

    Phase phase() {
        return phase;
    }

    long nowMs() {
        return phase == Phase.WAITING ? (long) waitingMs(nanoTime.getAsLong()) : nowMs;
    }

    long done() {
        return done;
    }

    long skipped() {
        return skipped;
    }
}
