package io.tickring.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.tickring.simulator.http.HeldConnections;
import io.tickring.simulator.session.Session;
import java.util.BitSet;

/**
 * One client's socket. Quotes of a pass are gathered in one buffer and flushed together. Stream loop only.
 */
final class Connection {
    private static final int FIRST_ROOM = 16 << 10;
    private static final int GATHERED_AT_MOST = 128 << 10;
    private static final int NO_CLOSE_FRAME = 0;

    private final int number;
    private final Channel channel;
    private final BitSet markets = new BitSet();
    private ByteBuf gathered;
    private Session session;
    private SocketState state = SocketState.WHOLE;
    private long goneBy;
    private long heardNs;

    Connection(int number, Channel channel, long nowNs) {
        this.number = number;
        this.channel = channel;
        this.heardNs = nowNs;
    }

    int number() {
        return number;
    }

    /** @return markets whose quotes it has subscribed to */
    BitSet markets() {
        return markets;
    }

    /** @return whose tokens the last accepted message carried, null before the first */
    Session session() {
        return session;
    }

    void session(Session of) {
        session = of;
    }

    void heard(long nowNs) {
        heardNs = nowNs;
    }

    long silentNs(long nowNs) {
        return nowNs - heardNs;
    }

    void state(SocketState now) {
        if (goneBy == 0) {
            flush();
            state = now;
        }
    }

    /** Nothing is read or written any more. */
    void goneBy(long fault) {
        if (goneBy == 0) {
            flush();
            goneBy = fault;
            state = SocketState.GONE;
            channel.config().setAutoRead(false);
        }
    }

    boolean isGoneBy(long fault) {
        return goneBy == fault;
    }

    boolean sends() {
        return state.sends();
    }

    boolean takesQuotes() {
        return state.quotes();
    }

    boolean takesMore() {
        return !state.quotes()
                || channel.isWritable() && (gathered == null || gathered.readableBytes() < GATHERED_AT_MOST);
    }

    long pendingBytes() {
        return channel.unsafe().outboundBuffer() == null ? 0
                : channel.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    void gather(byte[] frame, int length) {
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(FIRST_ROOM);
        }
        gathered.writeBytes(frame, 0, length);
    }

    void flush() {
        if (gathered != null) {
            ByteBuf all = gathered;
            gathered = null;
            channel.writeAndFlush(all, channel.voidPromise());
        }
    }

    void send(String json) {
        if (!state.sends()) {
            return;
        }
        flush();
        channel.writeAndFlush(new TextWebSocketFrame(json), channel.voidPromise());
    }

    /** Sends bytes as they are, whatever they mean. */
    void write(byte[] bytes) {
        flush();
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
    }

    /** Ends the TCP connection with RST, so that the client sees 1006. */
    void reset() {
        flush();
        HeldConnections.reset(channel);
    }

    /** @param code of the close frame; 0 ends the TCP connection without one, so that the client sees 1006 */
    void close(int code) {
        flush();
        if (code == NO_CLOSE_FRAME) {
            channel.close();
        } else {
            channel.writeAndFlush(new CloseWebSocketFrame(code, "")).addListener(ChannelFutureListener.CLOSE);
        }
    }

    void released() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
