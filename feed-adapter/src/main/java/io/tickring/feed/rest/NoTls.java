package io.tickring.feed.rest;

import javax.net.ssl.SSLContext;

/**
 * Stands where the JDK's HTTP client wants a context of TLS, in one that speaks to a plain address: to make a real one
 * is a good part of what a start costs.
 */
final class NoTls extends SSLContext {
    NoTls() {
        super(null, null, "none");
    }
}
