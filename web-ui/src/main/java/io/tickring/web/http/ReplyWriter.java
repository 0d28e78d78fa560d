package io.tickring.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/** Writes the answer to one request in the way that request needs it. */
final class ReplyWriter {
    /** Nothing from another origin; inline styles, since the chart's tooltips are made of them. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String path;
    private final boolean head;
    private final boolean keepAlive;
    private final boolean chunks;

    ReplyWriter(HttpRequest http) {
        int query = http.uri().indexOf('?');
        path = query < 0 ? http.uri() : http.uri().substring(0, query);
        head = HttpMethod.HEAD.equals(http.method());
        chunks = HttpVersion.HTTP_1_1.equals(http.protocolVersion());
        keepAlive = HttpUtil.isKeepAlive(http) && http.decoderResult().isSuccess();
    }

    String path() {
        return path;
    }

    /**
     * Then keeps the connection, or closes it.
     *
     * @param written is run on the event loop once the next answer may be written
     */
    void write(ChannelHandlerContext ctx, Reply reply, Runnable written) {
        if (reply.rest().isPresent() && !head) {
            writePieces(ctx, reply, reply.rest().get(), written);
            return;
        }
        ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body());
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
        headers(http.headers(), reply);
        if (reply.rest().isEmpty() && !reply.type().isEmpty()) {
            http.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        }
        HttpUtil.setKeepAlive(http, keepAlive);
        ctx.writeAndFlush(http).addListener(afterwards(keepAlive));
        written.run();
    }

    /** A client of HTTP/1.0 knows no chunks: the end of the connection is the end of the body. */
    private void writePieces(ChannelHandlerContext ctx, Reply reply, Pieces rest, Runnable written) {
        HttpResponse http = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
        headers(http.headers(), reply);
        HttpUtil.setTransferEncodingChunked(http, chunks);
        HttpUtil.setKeepAlive(http, keepAlive && chunks);
        ctx.write(http);
        new PieceWriter(ctx, rest, () -> {
            ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(afterwards(keepAlive && chunks));
            written.run();
        }).write(reply.body());
    }

    private static ChannelFutureListener afterwards(boolean keep) {
        return keep ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE;
    }

    private static void headers(HttpHeaders headers, Reply reply) {
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "no-referrer");
        headers.set("cross-origin-resource-policy", "same-origin");
        if (!reply.type().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, reply.type());
        }
        reply.headers().forEach(headers::set);
    }
}
