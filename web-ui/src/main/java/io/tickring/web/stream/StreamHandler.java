package io.tickring.web.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one client. */
final class StreamHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final StreamHub hub;
    private final StreamDesk desk;
    private final StreamClient client;

    StreamHandler(StreamHub hub, StreamDesk desk, StreamClient client) {
        this.hub = hub;
        this.desk = desk;
        this.client = client;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
            LOG.info("client={} state=joined clients={}", ctx.channel().remoteAddress(), hub.size());
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            desk.onMessage(client, text.text());
        } else {
            desk.onUnreadable(client);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        hub.remove(client);
        LOG.info("client={} state=left clients={}", ctx.channel().remoteAddress(), hub.size());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("client={} state=broken", ctx.channel().remoteAddress(), cause);
        if (cause instanceof TooLongFrameException) {
            ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG));
        }
        ctx.close();
    }
}
