package io.tickring.web.live;

import io.tickring.engine.backfill.VenueBar;
import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.journal.JournalListener;
import io.tickring.engine.journal.SessionMarker;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.WebPorts;
import io.tickring.web.WebSettings;
import io.tickring.web.json.JsonText;
import io.tickring.web.live.status.Audience;
import io.tickring.web.live.status.StatusJson;
import io.tickring.web.live.status.TickRate;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.RoundSink;
import io.tickring.web.message.SnapshotRequest;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * The latest of everything, as far as the journal has been read; merged into rounds and encoded once for all clients.
 *
 * <p>One thread, {@code live}, delivers the journal's records to it and calls {@link #doWork} between deliveries.
 * {@link #sequence}, {@link #status}, {@link #markets}, {@link #quality} and {@link #snapshot} are for any thread.
 */
public final class LiveView implements JournalListener, Agent {
    private static final long STATUS_INTERVAL_NS = 1_000_000_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final int MAX_QUESTIONS = 256;

    private final WebPorts ports;
    private final long intervalNs;
    private final Audience audience = new Audience();
    private final TickRate rate;
    private final StatusJson status;
    private final LiveTable table;
    private final LiveBars bars;
    private final RoundEncoder encoder;
    private final LiveAnswers answers;
    private final ManyToOneConcurrentArrayQueue<Runnable> questions =
            new ManyToOneConcurrentArrayQueue<>(MAX_QUESTIONS);

    private volatile RoundSink sink = RoundSink.NOBODY;
    private volatile long sequence = -1;
    private boolean liveSession = true;
    private boolean changed;
    private long nextRoundNs;
    private long nextStatusNs;

    public LiveView(WebPorts ports, WebSettings settings) {
        this.ports = ports;
        intervalNs = settings.updateIntervalMs() * NS_PER_MS;
        long nowNs = ports.nowNs().getAsLong();
        nextRoundNs = nowNs;
        nextStatusNs = nowNs;
        rate = new TickRate(nowNs, ports.counters().received());
        status = new StatusJson(ports, audience, rate);
        table = new LiveTable(ports.markets(), ports.marketStates());
        bars = new LiveBars(ports.markets().capacity());
        encoder = new RoundEncoder(ports, table, bars, nowNs);
        answers = new LiveAnswers(ports, table, bars, status);
    }

    @Override
    public void onSession(long atSequence, SessionMarker session) {
        liveSession = session.live();
        sequence = atSequence;
    }

    @Override
    public void onMarket(long atSequence, Market market) {
        table.get(market.number()).rowChanged = true;
        changed = true;
        sequence = atSequence;
    }

    @Override
    public void onEvent(long atSequence, TickEvent event) {
        if (liveSession && event.accepted()) {
            if ((event.marks & Marks.POLLED) == 0) {
                bars.onTick(event);
            }
            table.get(event.market).onTick(event);
            changed = true;
        } else if (liveSession && event.kind == EventKind.GAP) {
            table.get(event.market).gaps.onGap(event);
        }
        sequence = atSequence;
    }

    @Override
    public void onBar(long atSequence, Bar bar) {
        if (liveSession) {
            bars.onClosed(bar);
            table.get(bar.market).onClosedBar(bar);
            changed = true;
        }
        sequence = atSequence;
    }

    @Override
    public void onVenueBar(long atSequence, VenueBar bar) {
        if (bar.resolution() == VenueResolution.MINUTE) {
            table.get(bar.market()).onVenueMinute(bar);
        }
        sequence = atSequence;
    }

    @Override
    public void onPosition(long atSequence) {
        sequence = Math.max(sequence, atSequence);
    }

    /** Answers what was asked, and hands out a round or the status where one is due. Live thread only. */
    @Override
    public int doWork() {
        long nowNs = ports.nowNs().getAsLong();
        int work = questions.drain(Runnable::run);
        if (nowNs - nextStatusNs >= 0) {
            nextStatusNs = nowNs + STATUS_INTERVAL_NS;
            onSecond(nowNs);
            work++;
        }
        if (changed && nowNs - nextRoundNs >= 0 && sink.ready()) {
            nextRoundNs = nowNs + intervalNs;
            changed = false;
            sink.onRound(encoder.round(sequence, nowNs));
            work++;
        }
        return work;
    }

    private void onSecond(long nowNs) {
        rate.onLook(nowNs, ports.counters().received());
        ports.latencies().advance(nowNs / NS_PER_MS);
        changed |= table.refreshStates(ports.marketTimeMs().getAsLong());
        if (sink.ready()) {
            sink.onStatus(new LiveText(sequence, answers.status(sequence, nowNs / NS_PER_MS)));
        }
    }

    @Override
    public String roleName() {
        return "live";
    }

    /** Says who takes the rounds from now on. */
    public void deliverTo(RoundSink taker) {
        sink = taker;
    }

    public Audience audience() {
        return audience;
    }

    /** @return place in the journal up to which the view has read, -1 before its first record */
    public long sequence() {
        return sequence;
    }

    /** @return the answer of {@code GET /api/v1/status}; does not need the live thread */
    public byte[] status() {
        return JsonText.of(json -> status.write(json, sequence));
    }

    /**
     * Asks for the answer of {@code GET /api/v1/markets}.
     *
     * @param answer called on the live thread
     * @return false where too many questions wait; then there will be no answer
     */
    public boolean markets(Consumer<LiveText> answer) {
        return ask(() -> answers.markets(sequence), answer);
    }

    /** As {@link #markets}, for {@code GET /api/v1/quality}. */
    public boolean quality(Consumer<LiveText> answer) {
        return ask(() -> answers.quality(sequence), answer);
    }

    /** As {@link #markets}, for the message that answers a subscription; every later round goes on from it. */
    public boolean snapshot(SnapshotRequest request, Consumer<LiveText> answer) {
        return ask(() -> answers.snapshot(request, sequence), answer);
    }

    private boolean ask(Supplier<byte[]> question, Consumer<LiveText> answer) {
        return questions.offer(() -> answer.accept(new LiveText(sequence, question.get())));
    }
}
