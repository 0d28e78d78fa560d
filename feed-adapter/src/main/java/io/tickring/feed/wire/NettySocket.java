package io.tickring.feed.wire;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** A socket as the rest of the feed sees it. */
final class NettySocket implements Socket {
    private Channel channel;
    private boolean closed;

    /** The channel is known a moment after the socket. */
    void bind(Channel opened) {
        channel = opened;
        if (closed) {
            opened.close();
        }
    }

    @Override
    public void send(String message) {
        channel.writeAndFlush(new TextWebSocketFrame(message));
    }

    @Override
    public void close() {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }
}
