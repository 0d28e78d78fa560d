package io.tickring.web.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.tickring.web.live.status.Audience;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.Round;
import io.tickring.web.message.RoundSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the live view encoded to the clients. Rounds come on the live thread; all else belongs to the event loop.
 */
public final class StreamHub implements RoundSink {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final int PING_SECONDS = 15;

    private final EventLoop loop;
    private final Audience audience;
    private final Set<StreamClient> clients = new LinkedHashSet<>();
    private volatile boolean delivering;
    private long sequence = -1;
    private int seconds;

    public StreamHub(EventLoop loop, Audience audience) {
        this.loop = loop;
        this.audience = audience;
        loop.scheduleAtFixedRate(this::onSecond, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean ready() {
        return !delivering;
    }

    @Override
    public void onRound(Round round) {
        delivering = true;
        inOrder(() -> {
            try {
                deliver(round);
            } finally {
                delivering = false;
            }
        });
    }

    @Override
    public void onStatus(LiveText message) {
        inOrder(() -> {
            sequence = message.sequence();
            ByteBuf frame = Unpooled.wrappedBuffer(message.json());
            for (StreamClient client : List.copyOf(clients)) {
                if (client.active().has(StreamChannel.STATUS)) {
                    client.send(frame);
                }
                settle(client);
            }
        });
    }

    /** Runs on the event loop behind all rounds handed out before; not at all once the server is closed. */
    void inOrder(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.debug("stream=closed dropped={}", task);
        }
    }

    private void deliver(Round round) {
        sequence = round.sequence();
        RoundFrames frames = new RoundFrames(round);
        for (StreamClient client : List.copyOf(clients)) {
            send(client, StreamChannel.QUOTES, frames);
            send(client, StreamChannel.BARS, frames);
            settle(client);
        }
    }

    private static void send(StreamClient client, StreamChannel channel, RoundFrames frames) {
        MarketSet markets = client.active().of(channel);
        if (markets != null) {
            ByteBuf message = frames.of(channel, markets);
            if (message.isReadable()) {
                client.send(message);
            }
        }
    }

    /** Lets the messages go, or the client. */
    private void settle(StreamClient client) {
        if (!client.channel().isActive()) {
            remove(client);
        } else if (client.stalled()) {
            audience.wasCut();
            LOG.info("client={} state=cut reason=does_not_read overfullBytes={}", client.channel().remoteAddress(),
                    client.channel().bytesBeforeWritable());
            remove(client);
            client.channel().close();
        } else {
            client.channel().flush();
        }
    }

    private void onSecond() {
        seconds++;
        for (StreamClient client : List.copyOf(clients)) {
            client.onSecond();
            if (seconds % PING_SECONDS == 0) {
                client.channel().write(new PingWebSocketFrame());
            }
            settle(client);
        }
    }

    /** @return place in the journal up to which clients have been told */
    long sequence() {
        return sequence;
    }

    int size() {
        return clients.size();
    }

    void add(StreamClient client) {
        clients.add(client);
        audience.joined();
    }

    void remove(StreamClient client) {
        if (clients.remove(client)) {
            audience.left();
        }
    }

    /** Sends one message to one client. */
    void tell(StreamClient client, LiveText message) {
        sequence = Math.max(sequence, message.sequence());
        if (clients.contains(client)) {
            client.send(Unpooled.wrappedBuffer(message.json()));
            settle(client);
        }
    }

    /** Says goodbye to all. Event loop only. */
    public void close() {
        for (StreamClient client : List.copyOf(clients)) {
            client.channel().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
                    .addListener(ChannelFutureListener.CLOSE);
            remove(client);
        }
    }
}
