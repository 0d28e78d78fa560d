package io.tickring.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes HTTP requests apart and prints answers. One for all connections. */
@ChannelHandler.Sharable
public final class RestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);

    private static final int MAX_PARAMETERS = 1_024;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Function<Request, Answer>> sites;
    private final Executor executor;
    private final AnswerWriter writer;

    /**
     * @param sites    what answers below which path: {@code /api/v1}
     * @param executor one thread, on which every answer is made
     * @param held     gets the connections whose answer never comes
     */
    public RestHandler(Map<String, Function<Request, Answer>> sites, Executor executor, HeldConnections held) {
        this.sites = Map.copyOf(sites);
        this.executor = executor;
        this.writer = new AnswerWriter(held);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest http) {
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        Supplier<Answer> answer = readable(http);
        executor.execute(() -> respond(ctx, answer, keepAlive));
    }

    private void respond(ChannelHandlerContext ctx, Supplier<Answer> answer, boolean keepAlive) {
        try {
            writer.write(ctx, answer.get(), keepAlive);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("event=request_failed", e);
            ctx.close();
        }
    }

    private Supplier<Answer> readable(FullHttpRequest http) {
        try {
            return answer(http);
        } catch (IllegalArgumentException noAddress) {
            return () -> Answer.error(400, "error.invalid.request");
        }
    }

    /** Copies what is needed of the request here; the answer is made on the REST thread. */
    private Supplier<Answer> answer(FullHttpRequest http) {
        // A semicolon is part of a value: filters of the activity history are written with it.
        QueryStringDecoder uri = new QueryStringDecoder(http.uri(), StandardCharsets.UTF_8, true, MAX_PARAMETERS, true);
        return sites.entrySet().stream().filter(site -> uri.path().startsWith(site.getKey() + "/")).findFirst()
                .map(site -> answer(site.getValue(), request(http, uri, site.getKey())))
                .orElse(Answer::notFound);
    }

    private static Supplier<Answer> answer(Function<Request, Answer> site, Request request) {
        return () -> site.apply(request);
    }

    private Request request(FullHttpRequest http, QueryStringDecoder uri, String prefix) {
        String route = http.method().name() + " " + uri.path().substring(prefix.length());
        HttpHeaders headers = http.headers();
        return new Request(route, uri.parameters(), body(http.content()), headers.get(Tokens.API_KEY),
                headers.get(Tokens.CST), headers.get(Tokens.SECURITY));
    }

    private JsonNode body(ByteBuf content) {
        try {
            JsonNode root = json.readTree(content.toString(StandardCharsets.UTF_8));
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException broken) {
            LOG.warn("event=connection_failed reason=\"{}\"", reason(broken));
        } else if (!(cause instanceof IOException)) {
            LOG.warn("event=connection_failed", cause);
        }
        ctx.close();
    }

    /** @return what a client did not keep to; where it spoke no TLS without its words, which may be secrets */
    static String reason(DecoderException broken) {
        Throwable why = broken.getCause() == null ? broken : broken.getCause();
        return why instanceof NotSslRecordException ? "no TLS" : why.getMessage();
    }
}
