package io.tickring.feed.check;

/** What the connection test looks at, in this order. */
public enum Step {
    NAMES("name resolution"),
    NETWORK("network and TLS"),
    CLOCK("clock"),
    LOGIN("log-in"),
    MARKET("market data"),
    ORDER("test order"),
    STREAM("stream"),
    QUOTES("quotes"),
    PING("ping");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
