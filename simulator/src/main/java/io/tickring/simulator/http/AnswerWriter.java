package io.tickring.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Prints answers and sends them in the way they say. */
final class AnswerWriter {
    private final ObjectMapper json = new ObjectMapper();
    private final HeldConnections held;

    AnswerWriter(HeldConnections held) {
        this.held = held;
    }

    void write(ChannelHandlerContext ctx, Answer answer, boolean keepAlive) throws JsonProcessingException {
        switch (answer.delivery().way()) {
            case NEVER -> held.hold(ctx.channel());
            case LOST -> HeldConnections.reset(ctx.channel());
            case CUT -> cut(ctx, response(answer));
            case WHOLE -> send(ctx, response(answer), keepAlive, answer.delivery().delayMs());
        }
    }

    private static void send(ChannelHandlerContext ctx, FullHttpResponse response, boolean keepAlive, long delayMs) {
        HttpUtil.setKeepAlive(response, keepAlive);
        if (delayMs == 0) {
            send(ctx, response, keepAlive);
        } else {
            ctx.executor().schedule(() -> send(ctx, response, keepAlive), delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private static void send(ChannelHandlerContext ctx, FullHttpResponse response, boolean keepAlive) {
        ChannelFuture written = ctx.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Promises the whole body and sends half of it. */
    private static void cut(ChannelHandlerContext ctx, FullHttpResponse response) {
        int length = response.content().readableBytes();
        HttpUtil.setTransferEncodingChunked(response, false);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, Math.max(2, length));
        FullHttpResponse half = response.replace(response.content().readSlice(length / 2));
        ctx.writeAndFlush(half).addListener(ChannelFutureListener.CLOSE);
    }

    private FullHttpResponse response(Answer answer) throws JsonProcessingException {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()), body(answer.body()));
        StandardHeaders.addTo(response.headers());
        if (answer.body() == null) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        } else {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
        if (answer.body() instanceof Page) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/html");
        }
        if (answer.session() != null) {
            response.headers().set(Tokens.CST, answer.session().cst());
            response.headers().set(Tokens.SECURITY, answer.session().securityToken());
        }
        return response;
    }

    private ByteBuf body(Object body) throws JsonProcessingException {
        if (body == null) {
            return Unpooled.EMPTY_BUFFER;
        }
        return Unpooled.wrappedBuffer(body instanceof Page page ? page.html().getBytes(StandardCharsets.UTF_8)
                : json.writeValueAsBytes(body));
    }
}
