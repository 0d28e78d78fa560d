package io.tickring.web.http;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;

/** What a connection goes through, first to last. */
public final class HttpPipeline extends ChannelInitializer<SocketChannel> {
    private static final int IDLE_SECONDS = 60;
    private static final int MAX_BODY_BYTES = 8 * 1024;

    private final Router router;
    private final Upgrade upgrade;
    private final long replyTimeoutMs;

    public HttpPipeline(Router router, Upgrade upgrade, long replyTimeoutMs) {
        this.router = router;
        this.upgrade = upgrade;
        this.replyTimeoutMs = replyTimeoutMs;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline()
                .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(new FlowControlHandler())
                .addLast(new HttpHandler(router, upgrade, replyTimeoutMs));
    }

    /** Takes out what only HTTP needs, once a connection speaks another protocol. */
    public static void strip(ChannelPipeline pipeline) {
        pipeline.remove(IdleStateHandler.class);
        pipeline.remove(FlowControlHandler.class);
        pipeline.remove(HttpHandler.class);
    }
}
