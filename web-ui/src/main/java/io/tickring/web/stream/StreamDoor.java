package io.tickring.web.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.tickring.web.WebPorts;
import io.tickring.web.WebSettings;
import io.tickring.web.http.HttpPipeline;
import io.tickring.web.http.Refusal;
import io.tickring.web.http.Upgrade;
import io.tickring.web.live.LiveView;

/** Lets clients in to the stream. */
public final class StreamDoor implements Upgrade {
    private static final String PATH = "/api/v1/stream";
    private static final long NS_PER_MS = 1_000_000;

    private final StreamHub hub;
    private final StreamDesk desk;
    private final WebPorts ports;
    private final WebSettings settings;

    public StreamDoor(StreamHub hub, LiveView live, WebPorts ports, WebSettings settings) {
        this.hub = hub;
        this.ports = ports;
        this.settings = settings;
        desk = new StreamDesk(hub, live, ports);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void upgrade(ChannelHandlerContext ctx, FullHttpRequest http) {
        requireWebSocket(http);
        if (hub.size() >= settings.maxClients()) {
            throw Refusal.unavailable("the stream has " + hub.size() + " clients, as many as web.maxClients allows");
        }
        Channel channel = ctx.channel();
        channel.config().setWriteBufferWaterMark(
                new WriteBufferWaterMark(settings.maxPendingBytes() / 2, settings.maxPendingBytes()));
        StreamClient client = new StreamClient(channel, ports.nowNs(), settings.stallMs() * NS_PER_MS);
        channel.pipeline()
                .addLast(new WebSocketServerProtocolHandler(config()))
                .addLast(new WebSocketFrameAggregator(settings.maxFrameBytes()))
                .addLast(new StreamHandler(hub, desk, client));
        hub.add(client);
        ctx.fireChannelRead(http.retain());
        HttpPipeline.strip(channel.pipeline());
    }

    private static void requireWebSocket(FullHttpRequest http) {
        if (!HttpMethod.GET.equals(http.method())
                || !http.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            throw new Refusal(426, "the stream is a WebSocket: expected GET with the header Upgrade: websocket");
        }
        if (!PATH.equals(http.uri())) {
            throw Refusal.badRequest("the stream knows no query values: subscribe by message, see docs/stream.md");
        }
    }

    private WebSocketServerProtocolConfig config() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(PATH)
                .dropPongFrames(true)
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(settings.maxFrameBytes()).build())
                .build();
    }
}
