package io.tickring.feed.fake;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.tickring.feed.FeedCredentials;
import java.net.InetSocketAddress;
import java.net.URI;

/** A venue that does what a test tells it to, on a free port of this machine. */
public final class FakeVenue implements AutoCloseable {
    public static final FeedCredentials CREDENTIALS =
            new FeedCredentials("key-Marked1", "trader@Marked2.example", "password-Marked3");

    public final FakeRest rest = new FakeRest();
    public final FakeStream stream = new FakeStream(rest);
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;

    public FakeVenue() {
        server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20),
                                new FakeRest.Handler(rest),
                                new WebSocketServerProtocolHandler("/connect", null, false, 1 << 20),
                                new FakeStream.Handler(stream));
                    }
                })
                .bind("127.0.0.1", 0).syncUninterruptibly().channel();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public URI streamUrl() {
        return URI.create("ws://127.0.0.1:" + port() + "/connect");
    }

    private int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }
}
