package io.tickring.simulator.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import java.util.function.Supplier;

/** Turns a connection that asks for it into a WebSocket; lets everything else through to REST. */
final class Gate extends ChannelInboundHandlerAdapter {
    /** The broker's own sample doubles the slash, because the address it is given ends with one. */
    private static final Set<String> PATHS = Set.of("/connect", "//connect");
    private static final int MAX_MESSAGE = 1 << 20;

    private final Supplier<ChannelHandler> stream;

    Gate(Supplier<ChannelHandler> stream) {
        this.stream = stream;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof FullHttpRequest request && asksForWebSocket(request)) {
            try {
                upgrade(ctx, request);
            } finally {
                ReferenceCountUtil.release(message);
            }
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private static boolean asksForWebSocket(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && PATHS.contains(new QueryStringDecoder(request.uri()).path());
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(null, null, false, MAX_MESSAGE).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel());
            return;
        }
        handshaker.handshake(ctx.channel(), request);
        ChannelPipeline pipeline = ctx.pipeline();
        // REST stands last.
        pipeline.removeLast();
        pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), stream.get());
        pipeline.remove(this);
    }
}
