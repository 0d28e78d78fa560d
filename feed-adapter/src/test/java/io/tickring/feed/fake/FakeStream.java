package io.tickring.feed.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The WebSocket side: subscriptions by connection, quotes when a test says so. */
public final class FakeStream {
    private static final JsonMapper MAPPER = new JsonMapper();

    public final List<String> received = new CopyOnWriteArrayList<>();
    public volatile int epicsPerConnection = Integer.MAX_VALUE;
    public volatile boolean answering = true;
    public volatile String refusal = "";
    /** Whether a connection beside another one is refused and closed. */
    public volatile boolean oneSocket;
    /** A request for this market is not answered. */
    public volatile String mutedEpic = "";
    private final Map<Channel, Set<String>> subscribed = new ConcurrentHashMap<>();
    private final FakeRest rest;

    FakeStream(FakeRest rest) {
        this.rest = rest;
    }

    public int connections() {
        return subscribed.size();
    }

    public int subscribedEpics() {
        return subscribed.values().stream().mapToInt(Set::size).sum();
    }

    public long count(String destination) {
        return received.stream().filter(message -> message.contains('"' + destination + '"')).count();
    }

    public void quote(String epic, String bid, String ask, long timeMs) {
        send(epic, "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"" + epic
                + "\",\"product\":\"CFD\",\"bid\":" + bid + ",\"bidQty\":20.0,\"ofr\":" + ask
                + ",\"ofrQty\":20.0,\"timestamp\":" + timeMs + "}}");
    }

    /** Sends to each connection that has the epic. */
    public void send(String epic, String frame) {
        subscribed.forEach((channel, epics) -> {
            if (epics.contains(epic)) {
                channel.writeAndFlush(new TextWebSocketFrame(frame));
            }
        });
    }

    public void dropAll() {
        subscribed.keySet().forEach(Channel::close);
    }

    /** Ends the connections that have this market. */
    public void drop(String epic) {
        subscribed.forEach((channel, epics) -> {
            if (epics.contains(epic)) {
                channel.close();
            }
        });
    }

    private void onMessage(Channel channel, String text) throws java.io.IOException {
        received.add(text);
        JsonNode message = MAPPER.readTree(text);
        boolean muted = !mutedEpic.isEmpty() && message.at("/payload/epics").toString().contains(mutedEpic);
        if (!answering || muted) {
            return;
        }
        String head = ",\"destination\":" + message.get("destination") + ",\"correlationId\":"
                + message.get("correlationId") + ",\"payload\":";
        if (!rest.liveTokens.contains(message.path("cst").asText())) {
            channel.writeAndFlush(new TextWebSocketFrame("{\"status\":\"ERROR\"" + head
                    + "{\"errorCode\":\"error.invalid.session.token\",\"echo\":" + text + "}}"));
            channel.close();
        } else if (oneSocket && connections() > 1 && subscribed.get(channel).isEmpty()) {
            channel.writeAndFlush(new TextWebSocketFrame("{\"status\":\"ERROR\"" + head
                    + "{\"errorCode\":\"error.too-many.requests\"}}"));
            channel.close();
        } else if (message.path("destination").asText().equals("ping")) {
            channel.writeAndFlush(new TextWebSocketFrame("{\"status\":\"OK\"" + head + "{}}"));
        } else {
            channel.writeAndFlush(new TextWebSocketFrame(subscribe(channel, message.at("/payload/epics"), head)));
        }
    }

    private String subscribe(Channel channel, JsonNode epics, String head) {
        Set<String> mine = subscribed.get(channel);
        if (!refusal.isEmpty() || mine.size() + epics.size() > epicsPerConnection) {
            String code = refusal.isEmpty() ? "error.too-many.requests" : refusal;
            return "{\"status\":\"ERROR\"" + head + "{},\"errorCode\":\"" + code + "\"}";
        }
        StringBuilder outcome = new StringBuilder();
        for (JsonNode epic : epics) {
            mine.add(epic.asText());
            outcome.append(outcome.isEmpty() ? "" : ",").append(epic).append(":\"PROCESSED\"");
        }
        return "{\"status\":\"OK\"" + head + "{\"subscriptions\":{" + outcome + "}}}";
    }

    /** One connection. */
    static final class Handler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final FakeStream stream;

        Handler(FakeStream stream) {
            this.stream = stream;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete) {
                stream.subscribed.put(context.channel(), ConcurrentHashMap.newKeySet());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws Exception {
            stream.onMessage(context.channel(), frame.text());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stream.subscribed.remove(context.channel());
        }
    }
}
