package io.tickring.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Writes the answer to one request in the way that request needs it. */
final class ReplyWriter {
    /** Nothing from another origin; inline styles, since the chart's tooltips are made of them. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String path;
    private final boolean head;
    private final boolean keepAlive;

    ReplyWriter(HttpRequest http) {
        int query = http.uri().indexOf('?');
        path = query < 0 ? http.uri() : http.uri().substring(0, query);
        head = HttpMethod.HEAD.equals(http.method());
        keepAlive = HttpUtil.isKeepAlive(http) && http.decoderResult().isSuccess();
    }

    String path() {
        return path;
    }

    /** Then keeps the connection, or closes it. */
    void write(ChannelHandlerContext ctx, Reply reply) {
        ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body());
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
        headers(http.headers(), reply);
        HttpUtil.setKeepAlive(http, keepAlive);
        ctx.writeAndFlush(http).addListener(
                keepAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }

    private static void headers(HttpHeaders headers, Reply reply) {
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "no-referrer");
        headers.set("cross-origin-resource-policy", "same-origin");
        if (!reply.type().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, reply.type());
            headers.set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        }
        reply.headers().forEach(headers::set);
    }
}
