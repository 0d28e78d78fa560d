package io.tickring.web.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.function.LongSupplier;

/** One client of the stream, and how well it reads. Belongs to the event loop. */
final class StreamClient {
    private static final int MAX_MESSAGES_A_SECOND = 20;

    private final Channel channel;
    private final LongSupplier nowNs;
    private final long stallNs;
    /** What it asked for. */
    private Subscriptions wanted = Subscriptions.NONE;
    /** What it has got a snapshot of, so that increments make sense. */
    private Subscriptions active = Subscriptions.NONE;
    private long waiting;
    private long progressNs;
    private int messages;

    /**
     * @param nowNs   our time
     * @param stallNs how long it may take nothing while something waits
     */
    StreamClient(Channel channel, LongSupplier nowNs, long stallNs) {
        this.channel = channel;
        this.nowNs = nowNs;
        this.stallNs = stallNs;
    }

    Channel channel() {
        return channel;
    }

    Subscriptions wanted() {
        return wanted;
    }

    Subscriptions active() {
        return active;
    }

    void wants(Subscriptions next) {
        wanted = next;
    }

    void activates(Subscriptions next) {
        active = next;
    }

    /** @return whether it may say one more thing in this second */
    boolean mayAsk() {
        return messages++ < MAX_MESSAGES_A_SECOND;
    }

    void onSecond() {
        messages = 0;
    }

    /** Queues a message; the bytes are shared and stay as they are. */
    void send(ByteBuf message) {
        if (waiting++ == 0) {
            progressNs = nowNs.getAsLong();
        }
        channel.write(new TextWebSocketFrame(message.retainedDuplicate())).addListener(taken -> {
            waiting--;
            progressNs = nowNs.getAsLong();
        });
    }

    /** @return whether too much waits for it, or nothing was taken for too long */
    boolean stalled() {
        return !channel.isWritable() || waiting > 0 && nowNs.getAsLong() - progressNs - stallNs >= 0;
    }
}
