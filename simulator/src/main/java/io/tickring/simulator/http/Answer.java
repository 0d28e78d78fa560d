package io.tickring.simulator.http;

import io.tickring.simulator.session.Session;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param body     printed as JSON; null for none, a {@link Page} as it is
 * @param session  whose tokens go into the headers; null for none
 * @param delivery how it is sent
 */
public record Answer(int status, Object body, Session session, Delivery delivery) {

    public Answer(int status, Object body, Session session) {
        this(status, body, session, Delivery.NORMAL);
    }

    public static Answer ok(Object body) {
        return new Answer(200, body, null);
    }

    public static Answer error(int status, String errorCode) {
        return new Answer(status, Map.of("errorCode", errorCode), null);
    }

    /** @return 404 without a body */
    public static Answer notFound() {
        return new Answer(404, null, null);
    }

    /** @return the same, with the tokens of this session in its headers */
    public Answer with(Session owner) {
        return new Answer(status, body, owner, delivery);
    }

    /** @return the same, sent in this way */
    public Answer delivered(Delivery how) {
        return new Answer(status, body, session, how);
    }
}
