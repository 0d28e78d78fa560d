package io.tickring.simulator.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import io.tickring.simulator.http.HeldConnections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Turns a connection that asks for it into a WebSocket; lets everything else through to REST. */
final class Gate extends ChannelInboundHandlerAdapter {
    /** The broker's own sample doubles the slash, because the address it is given ends with one. */
    private static final Set<String> PATHS = Set.of("/connect", "//connect");
    private static final int MAX_MESSAGE = 1 << 20;

    private final Supplier<ChannelHandler> stream;
    private final Door door;
    private final HeldConnections held;

    Gate(Supplier<ChannelHandler> stream, Door door, HeldConnections held) {
        this.stream = stream;
        this.door = door;
        this.held = held;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof FullHttpRequest request && asksForWebSocket(request)) {
            try {
                meet(ctx, request);
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

    private void meet(ChannelHandlerContext ctx, FullHttpRequest request) {
        OptionalInt refusal = door.refusal();
        if (door.isSilent()) {
            held.hold(ctx.channel());
        } else if (refusal.isPresent()) {
            refuse(ctx, HttpResponseStatus.valueOf(refusal.getAsInt()));
        } else {
            upgrade(ctx, request);
        }
    }

    private static void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
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
