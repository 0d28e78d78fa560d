package io.tickring.simulator.stream;

import io.netty.channel.EventLoop;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.QuoteSink;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the pump on the event loop of the sockets: at once while there is more, else when it asked to be called. */
public final class StreamLoop {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);
    private static final long AFTER_FAILURE_NS = 1_000_000_000;

    private final EventLoop loop;
    private final QuotePump pump;
    private final StreamHub hub;
    private final QuoteSink sink;

    /** @param before what sees the quotes before their subscribers do */
    public StreamLoop(EventLoop loop, QuotePump pump, StreamHub hub, UnaryOperator<QuoteSink> before) {
        this.loop = loop;
        this.pump = pump;
        this.hub = hub;
        this.sink = before.apply(hub.subscribers());
    }

    public void start() {
        loop.execute(this::run);
        loop.scheduleAtFixedRate(hub::sweep, 1, 1, TimeUnit.SECONDS);
    }

    private void run() {
        long waitNs = pass();
        if (loop.isShuttingDown()) {
            return;
        }
        if (waitNs == 0) {
            loop.execute(this::run);
        } else {
            loop.schedule(this::run, waitNs, TimeUnit.NANOSECONDS);
        }
    }

    private long pass() {
        try {
            long waitNs = pump.pass(sink);
            hub.flush();
            return waitNs;
        } catch (RuntimeException e) {
            LOG.error("event=stream_pass_failed", e);
            return AFTER_FAILURE_NS;
        }
    }
}
