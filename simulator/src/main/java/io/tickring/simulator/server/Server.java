package io.tickring.simulator.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tickring.simulator.http.HeldConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * HTTP and WebSocket on one loopback port: one event loop for all sockets and quotes, one thread for REST answers, so
 * that a long history holds no quote up.
 */
public final class Server implements AutoCloseable {
    private static final int MAX_REQUEST = 1 << 20;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final MultiThreadIoEventLoopGroup io;
    private final ExecutorService rest;
    private final EventLoop loop;
    private final SslContext tls;
    private final Door door;
    private final HeldConnections held;
    private Channel listening;

    /**
     * @param tls  null for plain
     * @param held gets the connections that the door keeps waiting
     */
    public Server(SslContext tls, Door door, HeldConnections held) {
        this.tls = tls;
        this.door = door;
        this.held = held;
        this.io = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("sim-io", true),
                NioIoHandler.newFactory());
        this.rest = Executors.newSingleThreadExecutor(new DefaultThreadFactory("sim-rest", true));
        this.loop = io.next();
    }

    public EventLoop loop() {
        return loop;
    }

    /** @return the one thread of REST answers */
    public Executor rest() {
        return rest;
    }

    /**
     * @param port   0 for any that is free
     * @param api    shared by all connections
     * @param stream makes the handler of a WebSocket
     * @return the port
     */
    public int listen(int port, ChannelHandler api, Supplier<ChannelHandler> stream) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap().group(io).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        wire(channel.pipeline(), api, stream);
                    }
                });
        var bound = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("cannot listen on port " + port + " of the loopback address: "
                    + bound.cause().getMessage(), bound.cause());
        }
        listening = bound.channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private void wire(ChannelPipeline pipeline, ChannelHandler api, Supplier<ChannelHandler> stream) {
        if (tls != null) {
            pipeline.addLast(tls.newHandler(pipeline.channel().alloc()));
        }
        pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), new Gate(stream, door, held),
                api);
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly();
        }
        rest.shutdown();
        io.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
