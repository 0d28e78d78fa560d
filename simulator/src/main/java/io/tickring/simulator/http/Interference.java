package io.tickring.simulator.http;

import java.util.Optional;

/** What may come between a request and its answer. REST thread only. */
public interface Interference {

    /** @return the answer to a request that is not carried out; empty where it is */
    Optional<Answer> instead(Request request);

    /** @return what becomes of the answer to a request that was carried out */
    Answer after(Request request, Answer answer);
}
