package io.tickring.simulator.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.session.Sessions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one client's messages: checks the tokens that each of them carries, answers, keeps its subscriptions. */
public final class StreamHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);
    private static final String DEAD_TOKENS = "error.invalid.session.token";
    private static final String TOO_MANY = "error.too-many.requests";

    private final ObjectMapper json = new ObjectMapper();
    private final StreamHub hub;
    private final Sessions sessions;
    private final StreamRules rules;
    private final Subscriptions subscriptions;
    private final LongSupplier nanoTime;
    private Connection connection;

    public StreamHandler(PriceSource source, StreamHub hub, Sessions sessions, StreamRules rules,
                         LongSupplier nanoTime) {
        this.hub = hub;
        this.sessions = sessions;
        this.rules = rules;
        this.nanoTime = nanoTime;
        this.subscriptions = new Subscriptions(source, hub, rules);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        connection = hub.open(ctx.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        hub.closed(connection);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        connection.heard(nanoTime.getAsLong());
        if (frame instanceof TextWebSocketFrame text) {
            onText(text.text());
        } else if (frame instanceof PingWebSocketFrame ping && connection.sends()) {
            connection.flush();
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            connection.close(rules.shutdownCode());
        }
    }

    private void onText(String text) {
        Optional<ClientMessage> message = ClientMessage.parse(json, text);
        if (message.isEmpty()) {
            send(ClientMessage.UNREADABLE, Reply.error(ClientMessage.UNREADABLE, rules.malformedError()));
            return;
        }
        Optional<Session> session = sessions.find(message.get().cst(), message.get().securityToken());
        if (session.isEmpty()) {
            refuse(message.get(), DEAD_TOKENS);
        } else if (isSecondRefused() && hub.hasOther(connection, session.get())) {
            refuse(message.get(), TOO_MANY);
        } else {
            connection.session(session.get());
            answer(message.get(), session.get());
        }
    }

    private boolean isSecondRefused() {
        return rules.refuseSecondSocket()
                || hub.faults().active(SocketFault.REFUSE_SECOND_SOCKET, connection.number()).isPresent();
    }

    private void answer(ClientMessage message, Session session) {
        switch (String.valueOf(message.destination())) {
            case "ping" -> ping(message, session);
            case "marketData.subscribe" -> send(message, subscriptions.subscribe(connection, message));
            case "marketData.unsubscribe" -> send(message, subscriptions.unsubscribe(connection, message));
            case "OHLCMarketData.subscribe" -> send(message, subscriptions.subscribeBars(connection, message));
            case "OHLCMarketData.unsubscribe" -> send(message, subscriptions.unsubscribeBars(connection, message));
            default -> send(message, Reply.error(message, rules.malformedError()));
        }
    }

    private void ping(ClientMessage message, Session session) {
        if (rules.pingRefreshesSession()) {
            sessions.use(session);
        }
        send(message, Reply.ok(message, Map.of()));
    }

    private void refuse(ClientMessage message, String errorCode) {
        send(message, Reply.error(message, errorCode));
        connection.close(rules.cutCode());
    }

    private void send(ClientMessage to, Reply reply) {
        try {
            connection.send(json.writeValueAsString(reply.shaped(rules.errorShape(), to)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply is always printable", e);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException) {
            LOG.warn("event=socket_failed connection={} reason=\"{}\"", connection.number(), cause.getMessage());
        } else if (!(cause instanceof IOException)) {
            LOG.warn("event=socket_failed connection={}", connection.number(), cause);
        }
        ctx.close();
    }
}
