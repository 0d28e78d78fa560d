package io.tickring.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;

/** Turns a connection into something else than HTTP. Called on the event loop. */
public interface Upgrade {
    /** @return the path where this is done */
    String path();

    /**
     * Puts the handlers of the other protocol behind the one of this context and lets them have the request.
     *
     * @throws Refusal where it cannot be done; the connection stays as it is then
     */
    void upgrade(ChannelHandlerContext ctx, FullHttpRequest http);
}
