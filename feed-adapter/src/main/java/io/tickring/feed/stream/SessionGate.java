package io.tickring.feed.stream;

import io.tickring.feed.rest.SessionTokens;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The session as the stream needs it. Called on {@code feed-io}, never blocks, and answers there. */
public interface SessionGate {
    /** Verifies the session by REST, renewing it where it has expired; one of the two is called. */
    void verify(Consumer<Access> granted, Consumer<Denial> denied);

    /** Says that the stream refused these tokens. */
    void refused(SessionTokens tokens);

    /**
     * What it takes to open a socket of the stream.
     *
     * @param tokens  of a session that the venue just confirmed
     * @param address of the stream's host, resolved
     */
    record Access(SessionTokens tokens, InetSocketAddress address) {
    }

    /**
     * Why there is no session now.
     *
     * @param reason     for a person; no secret
     * @param retryMs    when to ask again, 0 for the usual back-off
     * @param pushedBack whether the venue said no, in contrast to saying nothing
     */
    record Denial(String reason, long retryMs, boolean pushedBack) {
    }
}
