package io.tickring.web.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tickring.web.json.JsonText;

/** A request that is not answered as it hoped for; becomes a problem document (RFC 9457). */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "application/problem+json";

    private final int status;

    /**
     * @param status HTTP status, 400 to 599
     * @param detail what came and what was expected, for the person who asked
     */
    public Refusal(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** @return status 400 */
    public static Refusal badRequest(String detail) {
        return new Refusal(400, detail);
    }

    /** @return status 503: the server itself is at its limit, later may be better */
    public static Refusal unavailable(String detail) {
        return new Refusal(503, detail);
    }

    /** @param path what was asked for */
    Reply reply(String path) {
        byte[] body = JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeNumberField("status", status);
            json.writeStringField("detail", getMessage());
            json.writeStringField("instance", path);
            json.writeEndObject();
        });
        Reply reply = new Reply(status, TYPE, body);
        return switch (status) {
            case 405 -> reply.with("allow", "GET, HEAD");
            case 426 -> reply.with("upgrade", "websocket");
            default -> reply;
        };
    }
}
