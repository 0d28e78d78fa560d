package io.tickring.simulator.rest;

import io.tickring.simulator.session.Session;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param body    printed as JSON; null for none
 * @param session whose tokens go into the headers; null for none
 */
record Answer(int status, Object body, Session session) {

    static Answer ok(Object body) {
        return new Answer(200, body, null);
    }

    static Answer error(int status, String errorCode) {
        return new Answer(status, Map.of("errorCode", errorCode), null);
    }

    static Answer notFound() {
        return new Answer(404, null, null);
    }

    Answer with(Session owner) {
        return new Answer(status, body, owner);
    }
}
