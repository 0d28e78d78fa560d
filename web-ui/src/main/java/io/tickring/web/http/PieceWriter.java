package io.tickring.web.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a body piece by piece, and asks for the next only when the client has taken the one before: a slow client
 * costs one piece of memory and no thread. Lives on the event loop.
 */
final class PieceWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PieceWriter.class);

    private final ChannelHandlerContext ctx;
    private final Pieces pieces;
    private final Runnable ended;

    /** @param ended is run behind the last piece, and never where the connection was cut */
    PieceWriter(ChannelHandlerContext ctx, Pieces pieces, Runnable ended) {
        this.ctx = ctx;
        this.pieces = pieces;
        this.ended = ended;
    }

    void write(byte[] piece) {
        ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
                .addListener(written -> next((ChannelFuture) written));
    }

    private void next(ChannelFuture written) {
        if (!written.isSuccess()) {
            ctx.close();
            return;
        }
        try {
            pieces.next().whenCompleteAsync(this::take, ctx.executor());
        } catch (RuntimeException e) {
            cut(e);
        }
    }

    private void take(Optional<byte[]> piece, Throwable failure) {
        if (failure != null) {
            cut(failure);
        } else if (piece.isPresent()) {
            write(piece.get());
        } else {
            ended.run();
        }
    }

    /** The status has been told already: what is left is not to end the body as if it were whole. */
    private void cut(Throwable cause) {
        LOG.warn("reply=cut client={} reason=\"{}\"", ctx.channel().remoteAddress(), cause.getMessage());
        ctx.close();
    }
}
