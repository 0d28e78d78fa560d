package io.tickring.simulator.http;

import io.tickring.simulator.session.Session;
import java.util.Optional;

/** One resource of the broker's API. REST thread only. */
public interface Routes {

    /**
     * @return the answer, empty when the request is for another resource
     * @throws Refusal with one of the broker's error codes
     */
    Optional<Answer> answer(Request request, Session owner);
}
