package io.tickring.web.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The rest of a long body, a piece at a time, so that it never lies in memory as a whole. */
@FunctionalInterface
public interface Pieces {
    /**
     * Called on the event loop, once the piece before is with the client.
     *
     * @return the next piece; empty behind the last. Where it fails the connection is cut, for the answer has begun
     */
    CompletableFuture<Optional<byte[]>> next();
}
