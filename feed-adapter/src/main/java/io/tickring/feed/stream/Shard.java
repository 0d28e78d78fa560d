package io.tickring.feed.stream;

import io.tickring.engine.tick.GapReason;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.wire.Socket;
import io.tickring.feed.wire.SocketListener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of the stream with its subscriptions, through all losses and reconnections. {@code feed-io} only.
 *
 * <p>A reconnection verifies the session by REST first: dead tokens and a quick retry would burn the venue's request
 * limit.
 */
final class Shard implements SocketListener {
    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    private static final long HEALTHY_NS = TimeUnit.SECONDS.toNanos(30);

    private enum State {
        /** Waits before the next attempt. */
        WAITING,
        /** The session is being verified. */
        VERIFYING,
        /** The socket is being opened. */
        CONNECTING,
        /** The socket is open and not every subscription is answered. */
        SUBSCRIBING,
        /** Every subscription is answered. */
        STREAMING,
        /** Closed for good. */
        CLOSED
    }

    private final int number;
    private final ShardHost host;
    private final RingWriter writer;
    private final GapLedger gaps;
    private final Backoff backoff;
    private final SessionGate gate;
    private final SubscriptionBook book;
    private final Liveness liveness;
    private final long timeoutNs;

    private State state = State.WAITING;
    private String reason = "starting";
    private long stateNs;
    private long waitNs;
    private SessionTokens tokens;
    private Socket socket;
    private int correlation;
    private long lastReceiveTimeNs;
    private long frames;
    private long outages;

    Shard(int number, List<Subscription> subscriptions, ShardHost host, SessionGate gate, RingWriter writer,
            GapLedger gaps, Backoff backoff, FeedSettings settings) {
        this.number = number;
        book = new SubscriptionBook(subscriptions);
        this.host = host;
        this.gate = gate;
        this.writer = writer;
        this.gaps = gaps;
        this.backoff = backoff;
        liveness = new Liveness(TimeUnit.MILLISECONDS.toNanos(settings.pingIntervalMs()),
                TimeUnit.MILLISECONDS.toNanos(settings.silenceMs()));
        timeoutNs = TimeUnit.MILLISECONDS.toNanos(settings.requestTimeoutMs());
    }

    boolean streaming() {
        return state == State.STREAMING;
    }

    /** @return why it is in its state, for a person */
    String reason() {
        return reason;
    }

    boolean open() {
        return state == State.SUBSCRIBING || state == State.STREAMING;
    }

    /** @return how often a subscription that was confirmed was lost */
    long outages() {
        return outages;
    }

    /** @return frames received since it was made */
    long frames() {
        return frames;
    }

    /** Connects once the session is verified. */
    void start() {
        verify(host.nowNs(), "starting");
    }

    /** Ends for good. */
    void close() {
        state(State.CLOSED, host.nowNs(), "closed by us");
        closeSocket();
    }

    /** The session is good: connects. */
    void onAccess(SessionGate.Access access) {
        if (state != State.CLOSED) {
            tokens = access.tokens();
            state(State.CONNECTING, host.nowNs(), "session verified");
            socket = host.open(access, this);
        }
    }

    /** The session can't be had now. */
    void onDenial(SessionGate.Denial denial) {
        if (state != State.CLOSED) {
            await(denial.retryMs() > 0 ? denial.retryMs() : backoff.nextMs(), host.nowNs(), denial.reason());
        }
    }

    /** The session has new tokens. The subscriptions are told, in case the venue ends what hangs on the old ones. */
    void onTokens(SessionTokens renewed) {
        boolean changed = tokens != null && !renewed.equals(tokens);
        tokens = renewed;
        if (changed && state == State.STREAMING) {
            book.confirmed().forEach(this::subscribe);
        }
    }

    @Override
    public void onOpen(Socket opened) {
        if (opened == socket && state == State.CONNECTING) {
            long nowNs = host.nowNs();
            state(State.SUBSCRIBING, nowNs, "socket open");
            liveness.opened(nowNs);
            book.wanted().forEach(subscription -> book.asked(subscribe(subscription), subscription));
        }
    }

    @Override
    public void onFrame(Socket from, byte[] frame, int length, long receiveTimeNs) {
        frames++;
        liveness.heard();
        lastReceiveTimeNs = receiveTimeNs;
        if (!writer.quote(frame, length, receiveTimeNs)) {
            onOtherFrame(from, frame, length, receiveTimeNs);
        }
    }

    @Override
    public void onClosed(Socket closed, String why) {
        if (closed == socket && state != State.CLOSED) {
            lost(host.nowNs(), why, GapReason.DISCONNECTED);
        }
    }

    /** @param reading false while reading is off: silence is our own then */
    void onTick(long nowNs, boolean reading) {
        liveness.onTick(nowNs, reading);
        switch (state) {
            case WAITING -> verifyWhenDue(nowNs);
            case CONNECTING -> giveUpAfter(2 * timeoutNs, nowNs, "no connection");
            case SUBSCRIBING -> {
                pingWhenDue(nowNs);
                if (reading) {
                    giveUpAfter(timeoutNs, nowNs, "subscription not answered");
                }
            }
            case STREAMING -> {
                pingWhenDue(nowNs);
                if (liveness.silent(nowNs)) {
                    lost(nowNs, "no frame for too long", GapReason.SILENT);
                }
            }
            case VERIFYING, CLOSED -> { }
        }
    }

    private void onOtherFrame(Socket from, byte[] frame, int length, long receiveTimeNs) {
        StreamMessage message = StreamMessage.read(frame, length).orElse(null);
        if (message == null || message.isQuote()) {
            writer.unreadable(frame, length, receiveTimeNs);
        } else if (from == socket && message.isError()) {
            onError(message);
        } else if (from == socket && message.destination().equals(StreamMessage.SUBSCRIBE)) {
            onSubscribed(message, receiveTimeNs);
        }
    }

    private void onSubscribed(StreamMessage message, long receiveTimeNs) {
        Subscription subscription = book.answered(message.correlationId());
        if (subscription == null) {
            return;
        }
        Set<String> epics = new HashSet<>();
        message.subscriptions().forEach((epic, outcome) -> {
            if (outcome.equals("PROCESSED")) {
                epics.add(epic);
            }
        });
        List<String> missing = subscription.epics().stream().filter(epic -> !epics.contains(epic)).toList();
        if (!missing.isEmpty()) {
            LOG.warn("shard={} not_confirmed={}", number, missing);
        }
        book.confirm(subscription);
        host.confirmed(subscription, epics);
        gaps.end(subscription, receiveTimeNs);
        settle();
    }

    private void onError(StreamMessage message) {
        LOG.warn("shard={} destination={} error={}", number, message.destination(), message.errorCode().orElse(""));
        Subscription subscription = book.answered(message.correlationId());
        if (message.refusesTokens()) {
            gate.refused(tokens);
            lost(host.nowNs(), "tokens refused", GapReason.DISCONNECTED);
        } else if (subscription != null) {
            book.refuse(subscription);
            settle();
        }
    }

    /** Once all is answered: what was refused beside others gets a socket of its own, for the venue may count. */
    private void settle() {
        if (!book.complete()) {
            return;
        }
        if (book.confirmed().isEmpty()) {
            book.refused().forEach(subscription ->
                    gaps.begin(subscription, lastReceiveTimeNs, GapReason.NOT_SUBSCRIBED));
            lost(host.nowNs(), "subscription refused", GapReason.NOT_SUBSCRIBED);
        } else {
            book.refused().forEach(host::move);
            book.dropRefused();
            state(State.STREAMING, host.nowNs(), "subscribed");
        }
    }

    private String subscribe(Subscription subscription) {
        String correlationId = Integer.toString(++correlation);
        socket.send(StreamRequests.subscribe(subscription, correlationId, tokens));
        return correlationId;
    }

    private void pingWhenDue(long nowNs) {
        if (liveness.pingIsDue(nowNs)) {
            socket.send(StreamRequests.ping(Integer.toString(++correlation), tokens));
        }
    }

    private void verifyWhenDue(long nowNs) {
        if (nowNs - stateNs >= waitNs) {
            verify(nowNs, reason);
        }
    }

    private void verify(long nowNs, String why) {
        state(State.VERIFYING, nowNs, why);
        gate.verify(this::onAccess, this::onDenial);
    }

    private void giveUpAfter(long limitNs, long nowNs, String why) {
        if (nowNs - stateNs >= limitNs) {
            lost(nowNs, why, GapReason.DISCONNECTED);
        }
    }

    private void lost(long nowNs, String why, GapReason gapReason) {
        if (state == State.STREAMING && nowNs - stateNs >= HEALTHY_NS) {
            backoff.reset();
        }
        outages += book.confirmed().isEmpty() ? 0 : 1;
        for (Subscription subscription : book.confirmed()) {
            gaps.begin(subscription, lastReceiveTimeNs, gapReason);
            host.confirmed(subscription, Set.of());
        }
        book.forget();
        closeSocket();
        await(backoff.nextMs(), nowNs, why);
    }

    private void await(long waitMs, long nowNs, String why) {
        waitNs = TimeUnit.MILLISECONDS.toNanos(waitMs);
        state(State.WAITING, nowNs, why);
    }

    /** Forgets the socket first, so that its end is no news. */
    private void closeSocket() {
        Socket closing = socket;
        socket = null;
        if (closing != null) {
            closing.close();
        }
    }

    private void state(State next, long nowNs, String why) {
        LOG.info("shard={} state={} was={} reason={}", number, next, state, why);
        state = next;
        stateNs = nowNs;
        reason = why;
    }
}
