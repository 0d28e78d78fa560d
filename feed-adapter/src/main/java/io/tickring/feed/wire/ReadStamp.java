package io.tickring.feed.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.LongSupplier;

/**
 * First in the pipeline: takes the time before anything else is done with what was read, TLS included. All frames that
 * one read completes get this time: they had all arrived by then, and waiting behind each other is our own delay.
 */
final class ReadStamp extends ChannelInboundHandlerAdapter {
    private final LongSupplier receiveClockNs;
    private final Runnable beforeRead;
    private long receiveTimeNs;

    ReadStamp(LongSupplier receiveClockNs, Runnable beforeRead) {
        this.receiveClockNs = receiveClockNs;
        this.beforeRead = beforeRead;
    }

    long receiveTimeNs() {
        return receiveTimeNs;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        receiveTimeNs = receiveClockNs.getAsLong();
        beforeRead.run();
        context.fireChannelRead(bytes);
    }
}
