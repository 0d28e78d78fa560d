package io.tickring.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tickring.web.api.ApiRoutes;
import io.tickring.web.api.past.DiskPool;
import io.tickring.web.http.HttpPipeline;
import io.tickring.web.http.Router;
import io.tickring.web.http.StaticFiles;
import io.tickring.web.live.LiveView;
import io.tickring.web.message.RoundSink;
import io.tickring.web.stream.StreamDoor;
import io.tickring.web.stream.StreamHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page, the API and the live stream on one port of loopback. Start and close it on any one thread; its own
 * are {@code web-io} and {@code web-disk}.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** The kernel would take megabytes for a client that does not read, and hide for long that it does not. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;
    private static final long QUIET_MS = 0;
    private static final long CLOSE_MS = 2_000;

    private final WebSettings settings;
    private final LiveView live;
    private final EventLoopGroup io;
    private final DiskPool disk;
    private final StreamHub hub;
    private final Channel listening;

    /**
     * @param ports what there is to show
     * @param live  follows the journal; its thread is the caller's
     * @throws IOException where the port cannot be had, or the page's files cannot be read; says so in one line
     */
    public static WebServer start(WebSettings settings, WebPorts ports, LiveView live) throws IOException {
        return start(settings, ports, live, StaticFiles.besides(WebServer.class));
    }

    static WebServer start(WebSettings settings, WebPorts ports, LiveView live, StaticFiles files)
            throws IOException {
        EventLoopGroup io = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("web-io", true), NioIoHandler.newFactory());
        DiskPool disk = new DiskPool();
        StreamHub hub = new StreamHub(io.next(), live.audience());
        Router router = new Router(ApiRoutes.all(ports, live, disk), files);
        StreamDoor door = new StreamDoor(hub, live, ports, settings);
        ChannelFuture bound = new ServerBootstrap().group(io).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                .childHandler(new HttpPipeline(router, door, settings.replyTimeoutMs()))
                .bind(InetAddress.getByName(settings.host()), settings.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            disk.close();
            io.shutdownGracefully(QUIET_MS, CLOSE_MS, TimeUnit.MILLISECONDS);
            throw new IOException("web.port " + settings.port() + " cannot be had on " + settings.host() + " ("
                    + bound.cause().getMessage() + "): stop what uses it, or set another, or 0 for a free one",
                    bound.cause());
        }
        return new WebServer(settings, live, io, disk, hub, bound.channel());
    }

    private WebServer(WebSettings settings, LiveView live, EventLoopGroup io, DiskPool disk, StreamHub hub,
            Channel listening) {
        this.settings = settings;
        this.live = live;
        this.io = io;
        this.disk = disk;
        this.hub = hub;
        this.listening = listening;
        live.deliverTo(hub);
        LOG.info("web={} state=listening", url());
    }

    /** @return the page's address, with the port that was taken where any was asked for */
    public String url() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Tells the clients of the stream, and gives the port back. */
    @Override
    public void close() {
        if (io.isShuttingDown()) {
            return;
        }
        live.deliverTo(RoundSink.NOBODY);
        listening.close().awaitUninterruptibly();
        io.next().submit(hub::close).awaitUninterruptibly();
        io.shutdownGracefully(QUIET_MS, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        disk.close();
        LOG.info("web={} state=closed", settings.host());
    }
}
