package io.tickring.feed.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Last in the pipeline: hands whole frames to the listener, in an array that all sockets share. */
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final NettySocket socket;
    private final SocketListener listener;
    private final ReadStamp stamp;
    private final byte[] scratch;
    private String closeReason = "closed by the venue";

    FrameHandler(NettySocket socket, SocketListener listener, ReadStamp stamp, byte[] scratch) {
        this.socket = socket;
        this.listener = listener;
        this.stamp = stamp;
        this.scratch = scratch;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            closeReason = "closed by the venue with code " + close.statusCode();
            context.close();
        } else if (!(frame instanceof PongWebSocketFrame)) {
            ByteBuf content = frame.content();
            int length = content.readableBytes();
            content.readBytes(scratch, 0, length);
            listener.onFrame(socket, scratch, length, stamp.receiveTimeNs());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            listener.onOpen(socket);
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            closeReason = "no answer to the WebSocket handshake";
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        closeReason = cause.getClass().getSimpleName();
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.onClosed(socket, closeReason);
    }
}
