package io.tickring.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection, one after the other: the next is read when the last is answered. */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    private final Router router;
    private final Upgrade upgrade;
    private final long replyTimeoutMs;
    private boolean answering;

    HttpHandler(Router router, Upgrade upgrade, long replyTimeoutMs) {
        this.router = router;
        this.upgrade = upgrade;
        this.replyTimeoutMs = replyTimeoutMs;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest http) {
        try {
            requireWellFormed(http.decoderResult());
            Loopback.requireHost(http.headers().get(HttpHeaderNames.HOST));
            if (upgrade.path().equals(Router.path(http))) {
                upgrade(ctx, http);
            } else {
                await(ctx, router.answer(http), new ReplyWriter(http));
            }
        } catch (RuntimeException failure) {
            await(ctx, CompletableFuture.failedFuture(failure), new ReplyWriter(http));
        }
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest http) {
        int port = ((InetSocketAddress) ctx.channel().localAddress()).getPort();
        Loopback.requireOwnOrigin(http.headers().get(HttpHeaderNames.ORIGIN), port);
        upgrade.upgrade(ctx, http);
    }

    /**
     * Reads nothing more until the answer is written; and writes on a later turn of the loop even what is known now,
     * because reading must not be turned on again from within a read.
     */
    private void await(ChannelHandlerContext ctx, CompletableFuture<Reply> answer, ReplyWriter writer) {
        answering = true;
        ctx.channel().config().setAutoRead(false);
        Future<?> timeout = ctx.executor().schedule(() -> answer.completeExceptionally(
                Refusal.unavailable("no answer within " + replyTimeoutMs + " ms: ask again, or for less")),
                replyTimeoutMs, TimeUnit.MILLISECONDS);
        answer.whenCompleteAsync((reply, failure) -> {
            timeout.cancel(false);
            answering = false;
            writer.write(ctx, failure == null ? reply : replyTo(failure, writer.path()),
                    () -> ctx.channel().config().setAutoRead(true));
        }, ctx.executor());
    }

    private static Reply replyTo(Throwable failure, String path) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal.reply(path);
        }
        LOG.error("request={} state=failed", path, cause);
        return new Refusal(500, "a defect of ours: the log of the daemon has its trace").reply(path);
    }

    private static void requireWellFormed(DecoderResult decoded) {
        if (decoded.isFailure()) {
            Throwable cause = decoded.cause();
            int status = cause instanceof TooLongHttpLineException ? 414
                    : cause instanceof TooLongHttpHeaderException ? 431 : 400;
            throw new Refusal(status, "the request cannot be read as HTTP/1.1: " + cause.getMessage());
        }
    }

    /** A connection on which nothing happens for long is given back. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent && !answering) {
            ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection={} state=broken", ctx.channel().remoteAddress(), cause);
        ctx.close();
    }
}
