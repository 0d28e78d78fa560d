package io.tickring.feed.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The REST side: sessions by token, and an answer for each path that a test may replace. */
public final class FakeRest {
    /** An answer; a body that is null leaves the request without one. */
    public record Answer(int status, String body) {
        public static Answer ok(String body) {
            return new Answer(200, body);
        }

        public static Answer error(int status, String code) {
            return new Answer(status, "{\"errorCode\":\"" + code + "\"}");
        }
    }

    /** Method, path with query, and body of every request. */
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final Set<String> liveTokens = ConcurrentHashMap.newKeySet();
    public volatile Set<String> epics = Set.of("EURUSD", "US500", "AAPL");
    /** The account's own time of the snapshots. */
    public volatile Supplier<String> updateTime = () -> "2026-01-01T00:00:00.000";
    public volatile LongSupplier timeMs = System::currentTimeMillis;
    public volatile Answer login = Answer.ok("{\"currentAccountId\":\"1001\",\"unknown\":[1]}");
    public volatile boolean rotateOnSwitch;
    public volatile Answer accountSwitch = Answer.ok("{\"trailingStopsEnabled\":false}");
    public volatile Function<String, Answer> prices = path -> Answer.error(404, "error.prices.not-found");
    public volatile Function<String, Answer> override = path -> null;
    private final AtomicInteger logins = new AtomicInteger();

    public long count(String start) {
        return requests.stream().filter(request -> request.startsWith(start)).count();
    }

    public void expireSessions() {
        liveTokens.clear();
    }

    private Answer answer(FullHttpRequest request) {
        String path = request.uri().substring("/api/v1".length());
        requests.add(request.method() + " " + path + " " + request.content().toString(UTF_8));
        Answer overridden = override.apply(request.method() + " " + path);
        if (overridden != null) {
            return overridden;
        }
        if (path.equals("/time")) {
            return Answer.ok("{\"serverTime\":" + timeMs.getAsLong() + "}");
        }
        if (request.method().name().equals("POST")) {
            return request.headers().contains("X-CAP-API-KEY") ? login : Answer.error(400, "error.null.api.key");
        }
        String cst = request.headers().get("CST");
        if (cst == null || !liveTokens.contains(cst)) {
            return Answer.error(401, "error.invalid.session.token");
        }
        return authorised(request.method().name(), path);
    }

    private Answer authorised(String method, String path) {
        if (path.startsWith("/markets?epics=")) {
            return Answer.ok(Stream.of(path.substring("/markets?epics=".length()).split("%2C|,"))
                    .filter(epics::contains).map(this::market)
                    .collect(Collectors.joining(",", "{\"marketDetails\":[", "]}")));
        }
        if (path.startsWith("/prices/")) {
            return prices.apply(path);
        }
        return method.equals("PUT") ? accountSwitch : Answer.ok("{\"accountId\":\"1001\"}");
    }

    private String market(String epic) {
        return "{\"instrument\":{\"epic\":\"" + epic + "\",\"name\":\"Name of " + epic + "\",\"type\":\"INDICES\","
                + "\"currency\":\"USD\"},\"dealingRules\":{},\"snapshot\":{\"marketStatus\":\"TRADEABLE\","
                + "\"updateTime\":\"" + updateTime.get() + "\",\"netChange\":-0.5,"
                + "\"bid\":10.1,\"offer\":10.2,\"decimalPlacesFactor\":2}}";
    }

    private String newTokens() {
        String cst = "cst-Marked4-" + logins.incrementAndGet();
        liveTokens.add(cst);
        return cst;
    }

    /** Answers what is under {@code /api/v1}. */
    static final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final FakeRest rest;

        Handler(FakeRest rest) {
            this.rest = rest;
        }

        @Override
        public boolean acceptInboundMessage(Object message) {
            return message instanceof FullHttpRequest request && request.uri().startsWith("/api/v1");
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            Answer answer = rest.answer(request);
            if (answer.body() == null) {
                return;
            }
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.wrappedBuffer(answer.body().getBytes(UTF_8)));
            response.headers().set("Content-Length", response.content().readableBytes());
            boolean login = request.method().name().equals("POST") && answer.status() == 200;
            boolean rotated = rest.rotateOnSwitch && request.method().name().equals("PUT");
            String cst = login || rotated ? rest.newTokens() : request.headers().get("CST");
            if (cst != null) {
                response.headers().set("CST", cst).set("X-SECURITY-TOKEN", "security-Marked5");
            }
            context.writeAndFlush(response);
        }
    }
}
