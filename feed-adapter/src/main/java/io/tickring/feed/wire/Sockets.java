package io.tickring.feed.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.tickring.feed.Trust;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/**
 * The event loop {@code feed-io} with every socket of the feed. It offers no compression: frames are small, and the
 * venue is not known to support it.
 */
public final class Sockets implements AutoCloseable {
    /** The longest frame taken; a longer one closes its socket. */
    public static final int MAX_FRAME_BYTES = 64 * 1024;

    private static final int MAX_HTTP_BYTES = 8 * 1024;
    private static final long CLOSE_SECONDS = 5;

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, (ThreadFactory) task -> new Thread(task, "feed-io"),
                    NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final ChannelGroup open = new DefaultChannelGroup(loop);
    private final byte[] scratch = new byte[MAX_FRAME_BYTES + 1];
    private final LongSupplier receiveClockNs;
    private final long timeoutMs;
    private final Trust trust;
    private Runnable beforeRead = () -> { };
    private boolean reading = true;
    private SslContext tls;

    /**
     * @param receiveClockNs our time, epoch ns
     * @param timeoutMs      longest wait for a connection, and for the WebSocket's handshake
     */
    public Sockets(LongSupplier receiveClockNs, long timeoutMs) {
        this(receiveClockNs, timeoutMs, Trust.USUAL);
    }

    /** @param trust whose certificates are believed */
    public Sockets(LongSupplier receiveClockNs, long timeoutMs, Trust trust) {
        this.receiveClockNs = receiveClockNs;
        this.timeoutMs = timeoutMs;
        this.trust = trust;
    }

    /** Runs this on the event loop, soon, in order; not at all once it is closed. From any thread. */
    public void execute(Runnable task) {
        if (!loop.isShuttingDown()) {
            loop.execute(task);
        }
    }

    /** Runs this on the event loop once. */
    public void after(long delayMs, Runnable task) {
        loop.schedule(task, delayMs, TimeUnit.MILLISECONDS);
    }

    /** Runs this on the event loop again and again. */
    public void every(long periodMs, Runnable task) {
        loop.scheduleAtFixedRate(task, periodMs, periodMs, TimeUnit.MILLISECONDS);
    }

    /** Sets what is run before the bytes of a read are processed. Before the first socket is opened. */
    public void beforeRead(Runnable task) {
        beforeRead = task;
    }

    /** Turns reading on all sockets on or off; what was read already still comes. Event loop only. */
    public void reading(boolean on) {
        reading = on;
        open.forEach(channel -> channel.config().setAutoRead(on));
    }

    /** @return sockets connected. Event loop only. */
    public int count() {
        return open.size();
    }

    /**
     * Begins to open a WebSocket. Event loop only.
     *
     * @param uri     ws or wss, for the handshake
     * @param address of its host: names are resolved elsewhere, for that blocks
     */
    public Socket open(URI uri, InetSocketAddress address, SocketListener listener) {
        NettySocket socket = new NettySocket();
        ChannelFuture connecting = new Bootstrap().group(loop).channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_READ, reading)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeoutMs)
                .handler(new Pipeline(uri, socket, listener))
                .connect(address);
        socket.bind(connecting.channel());
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                open.add(connecting.channel());
                connecting.channel().config().setAutoRead(reading);
            } else {
                listener.onClosed(socket, done.cause().getClass().getSimpleName());
            }
        });
        return socket;
    }

    /** Closes all sockets, waits for the tasks at hand, and ends the thread. */
    @Override
    public void close() {
        open.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private SslContext tls() throws SSLException {
        if (tls == null) {
            tls = SslContextBuilder.forClient().trustManager(trust.manager()).build();
        }
        return tls;
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        private final URI uri;
        private final NettySocket socket;
        private final SocketListener listener;

        Pipeline(URI uri, NettySocket socket, SocketListener listener) {
            this.uri = uri;
            this.socket = socket;
            this.listener = listener;
        }

        @Override
        protected void initChannel(Channel channel) throws SSLException {
            ReadStamp stamp = new ReadStamp(receiveClockNs, beforeRead);
            channel.pipeline().addLast(stamp);
            if ("wss".equals(uri.getScheme())) {
                channel.pipeline().addLast(tls().newHandler(channel.alloc(), uri.getHost(), portOf(uri)));
            }
            channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_HTTP_BYTES),
                    new WebSocketClientProtocolHandler(config()), new WebSocketFrameAggregator(MAX_FRAME_BYTES),
                    new FrameHandler(socket, listener, stamp, scratch));
        }

        /** Text is checked for valid UTF-8 by who reads it, so not twice. */
        private WebSocketClientProtocolConfig config() {
            return WebSocketClientProtocolConfig.newBuilder()
                    .webSocketUri(uri)
                    .allowExtensions(false)
                    .maxFramePayloadLength(MAX_FRAME_BYTES)
                    .withUTF8Validator(false)
                    .handleCloseFrames(false)
                    .handshakeTimeoutMillis(timeoutMs)
                    .build();
        }
    }

    /** @return the port, the scheme's own where the address names none */
    public static int portOf(URI uri) {
        int usual = "wss".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }
}
