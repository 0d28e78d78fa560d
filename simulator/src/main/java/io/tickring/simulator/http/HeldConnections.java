package io.tickring.simulator.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connections that wait for an answer which never comes, until they are let go. Safe for any thread. */
public final class HeldConnections {
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

    public void hold(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener(closed -> channels.remove(channel));
    }

    /** Resets all of them. */
    public void letGo() {
        channels.forEach(HeldConnections::reset);
    }

    /** Ends a TCP connection with RST instead of FIN, on its own thread: only there it is known to be still open. */
    public static void reset(Channel channel) {
        if (channel.eventLoop().inEventLoop()) {
            resetNow(channel);
        } else {
            channel.eventLoop().execute(() -> resetNow(channel));
        }
    }

    private static void resetNow(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }
}
