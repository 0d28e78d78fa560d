package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.GapReason;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.gap.SocketWatch;
import io.tickring.feed.gap.SocketWatch.Verdict;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.wire.Socket;
import io.tickring.feed.wire.SocketListener;
import java.util.List;
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
    /** A socket beside others that is not let in so often is not wanted. */
    private static final int VAIN_ATTEMPTS = 3;

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
    private final SocketWatch watch;
    private final Retry retry;
    private final SessionGate gate;
    private final SubscriptionBook book;
    private final SubscriptionDesk desk;
    private final Liveness liveness;
    private final long timeoutNs;

    private State state = State.WAITING;
    private String reason = "starting";
    private long stateNs;
    private long waitNs;
    private SessionGate.Access access;
    private SessionTokens tokens;
    private Socket socket;
    private int verification;
    private int correlation;
    private int vainAttempts;
    private long lastReceiveTimeNs;
    private long frames;
    private long outages;

    Shard(int number, List<Subscription> subscriptions, ShardHost host, SessionGate gate, RingWriter writer,
            SocketWatch watch, Retry retry, FeedSettings settings) {
        this.number = number;
        book = new SubscriptionBook(subscriptions, retry::ofMarket);
        this.host = host;
        this.gate = gate;
        this.writer = writer;
        this.watch = watch;
        this.retry = retry;
        desk = new SubscriptionDesk(number, book, watch, host, this::subscribe);
        liveness = new Liveness(TimeUnit.MILLISECONDS.toNanos(settings.pingIntervalMs()),
                TimeUnit.MILLISECONDS.toNanos(settings.silenceMs()),
                TimeUnit.MILLISECONDS.toNanos(settings.stream().pongMs()));
        timeoutNs = TimeUnit.MILLISECONDS.toNanos(settings.stream().connectTimeoutMs());
    }

    int number() {
        return number;
    }

    /** @return what it has to bring, but for markets that the venue refused by name */
    List<Market> markets() {
        return book.wanted().stream().flatMap(subscription -> subscription.markets().stream()).toList();
    }

    boolean streaming() {
        return state == State.STREAMING;
    }

    /** @return whether the venue has answered all that it was asked for */
    boolean answered() {
        return streaming() && book.complete();
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

    /** Ends for good; what it brought has no data from here on, for this reason. */
    void close(GapReason why) {
        watch.close(why, host.ourNs());
        state(State.CLOSED, host.nowNs(), "closed by us");
        closeSocket();
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    /** The session is good: connects. */
    void onAccess(SessionGate.Access granted) {
        if (state != State.CLOSED) {
            access = granted;
            tokens = granted.tokens();
            connect(host.nowNs(), "session verified");
        }
    }

    /** The session can't be had now. */
    private void onDenial(SessionGate.Denial denial) {
        if (state != State.CLOSED) {
            long waitMs = denial.retryMs() > 0 ? denial.retryMs() : retry.nextMs(denial.pushedBack());
            await(waitMs, host.nowNs(), denial.reason());
        }
    }

    private void connect(long nowNs, String why) {
        state(State.CONNECTING, nowNs, why);
        socket = host.open(access, this);
    }

    /** Takes over markets that the venue has not known before. */
    void add(List<Market> markets) {
        Subscription.split(markets).forEach(subscription -> {
            book.want(subscription);
            if (open()) {
                desk.ask(subscription);
            }
        });
    }

    /** The session has new tokens. The subscriptions are told, in case the venue ends what hangs on the old ones. */
    void onTokens(SessionTokens renewed) {
        boolean changed = tokens != null && !renewed.equals(tokens);
        tokens = renewed;
        access = access == null ? null : new SessionGate.Access(renewed, access.address());
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
            watch.onOpen(nowNs, host.ourNs());
            book.wanted().forEach(desk::ask);
        }
    }

    @Override
    public void onFrame(Socket from, byte[] frame, int length, long receiveTimeNs) {
        frames++;
        liveness.heard();
        lastReceiveTimeNs = receiveTimeNs;
        watch.onFrame(receiveTimeNs);
        if (writer.quote(frame, length, receiveTimeNs)) {
            watch.onQuote(writer.quoteMarket(), writer.quoteTimeMs(), receiveTimeNs);
        } else {
            onOtherFrame(from, frame, length, receiveTimeNs);
        }
    }

    @Override
    public void onClosed(Socket closed, String why) {
        if (closed == socket && state != State.CLOSED) {
            lost(host.nowNs(), why, GapReason.DISCONNECTED, false);
        }
    }

    /** @param reading false while reading is off: silence is our own then */
    void onTick(long nowNs, boolean reading) {
        liveness.onTick(nowNs, reading);
        Verdict verdict = watch.onTick(nowNs, host.ourNs(), reading);
        switch (state) {
            case WAITING -> verifyWhenDue(nowNs);
            case VERIFYING -> connectUnverified(nowNs);
            case CONNECTING -> {
                if (nowNs - stateNs >= timeoutNs) {
                    lost(nowNs, "no connection", GapReason.DISCONNECTED, false);
                }
            }
            case SUBSCRIBING -> {
                pingWhenDue(nowNs);
                if (reading && nowNs - desk.askedNs() >= timeoutNs) {
                    onUnanswered(nowNs);
                }
            }
            case STREAMING -> onStreamingTick(nowNs, verdict, reading);
            case CLOSED -> { }
        }
    }

    private void onStreamingTick(long nowNs, Verdict verdict, boolean reading) {
        pingWhenDue(nowNs);
        if (reading && !book.complete() && nowNs - desk.askedNs() >= timeoutNs) {
            desk.giveUpUnanswered(lastReceiveTimeNs);
            settle();
        }
        Subscription.split(book.dueAgain(nowNs)).forEach(desk::ask);
        if (verdict == Verdict.OVERDUE && liveness.probe(nowNs)) {
            ping();
        }
        if (verdict == Verdict.MUTE) {
            lost(nowNs, "no quotes though markets are open", GapReason.SILENT, false);
        } else if (liveness.silent(nowNs)) {
            lost(nowNs, "no frame for too long", GapReason.SILENT, false);
        }
    }

    /** A quote is as good as an answer; without either the socket is of no use. */
    private void onUnanswered(long nowNs) {
        if (desk.confirmQuoted(lastReceiveTimeNs)) {
            settle();
        } else {
            lost(nowNs, "subscription not answered", GapReason.DISCONNECTED, false);
        }
    }

    private void onOtherFrame(Socket from, byte[] frame, int length, long receiveTimeNs) {
        StreamMessage message = StreamMessage.read(frame, length).orElse(null);
        if (message == null || message.isQuote()) {
            writer.unreadable(frame, length, receiveTimeNs);
        } else if (from == socket) {
            watch.onAnswer(receiveTimeNs);
            onMessage(message, receiveTimeNs);
        }
    }

    private void onMessage(StreamMessage message, long receiveTimeNs) {
        if (message.isError()) {
            onError(message, receiveTimeNs);
        } else if (message.destination().equals(StreamMessage.SUBSCRIBE)) {
            desk.onAnswer(message, receiveTimeNs);
            settle();
        }
    }

    private void onError(StreamMessage message, long receiveTimeNs) {
        LOG.warn("shard={} destination={} error={}", number, message.destination(), message.errorCode().orElse(""));
        if (message.refusesTokens()) {
            gate.refused(tokens);
            lost(host.nowNs(), "tokens refused", GapReason.DISCONNECTED, false);
        } else {
            desk.onError(message, receiveTimeNs);
            settle();
        }
    }

    /** Once all is answered: what was refused beside others gets a socket of its own, for the venue may count. */
    private void settle() {
        if (!book.complete()) {
            return;
        }
        if (!book.confirmed().isEmpty()) {
            book.refused().forEach(host::move);
            book.dropRefused();
            vainAttempts = 0;
            if (state != State.STREAMING) {
                state(State.STREAMING, host.nowNs(), "subscribed");
            }
            host.streaming(this);
        } else if (state == State.SUBSCRIBING) {
            book.refused().forEach(subscription -> watch.onRefused(subscription.markets(), lastReceiveTimeNs));
            lost(host.nowNs(), "subscription refused", GapReason.NOT_SUBSCRIBED, true);
        }
    }

    private String subscribe(Subscription subscription) {
        String correlationId = Integer.toString(++correlation);
        socket.send(StreamRequests.subscribe(subscription, correlationId, tokens));
        return correlationId;
    }

    private void ping() {
        socket.send(StreamRequests.ping(Integer.toString(++correlation), tokens));
    }

    private void pingWhenDue(long nowNs) {
        if (liveness.pingIsDue(nowNs)) {
            ping();
        }
    }

    private void verifyWhenDue(long nowNs) {
        if (nowNs - stateNs >= waitNs) {
            verify(nowNs, reason);
        }
    }

    /** An answer to a verification that was given up on is no news. */
    private void verify(long nowNs, String why) {
        state(State.VERIFYING, nowNs, why);
        int mine = ++verification;
        gate.verify(granted -> {
            if (mine == verification && state == State.VERIFYING) {
                onAccess(granted);
            }
        }, denial -> {
            if (mine == verification && state == State.VERIFYING) {
                onDenial(denial);
            }
        });
    }

    /** REST is slow or away: the stream may be well, and refuses tokens that are not. */
    private void connectUnverified(long nowNs) {
        if (access != null && nowNs - stateNs >= timeoutNs) {
            connect(nowNs, "session not verified in time");
        }
    }

    private void lost(long nowNs, String why, GapReason gapReason, boolean pushedBack) {
        if (state == State.STREAMING && nowNs - stateNs >= HEALTHY_NS) {
            retry.reset();
        }
        boolean vain = book.confirmed().isEmpty();
        outages += vain ? 0 : 1;
        vainAttempts += vain ? 1 : 0;
        watch.onLost(gapReason, host.ourNs());
        book.confirmed().forEach(subscription -> host.without(subscription.markets(), why));
        book.forget();
        closeSocket();
        await(retry.nextMs(pushedBack), nowNs, why);
        if (vain && (pushedBack || vainAttempts >= VAIN_ATTEMPTS)) {
            vainAttempts = 0;
            host.refusedBeside(this, why);
        }
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
