package io.tickring.daemon.config;

import io.tickring.web.WebSettings;

/** The page's settings from the configuration. */
public final class WebConfig {
    private WebConfig() {
    }

    public static WebSettings web(Configuration from) {
        WebSettings usual = WebSettings.defaults();
        return from.checked(() -> new WebSettings(from.text("web.host"), from.integer("web.port"),
                from.number("web.updateIntervalMs"), from.integer("web.maxClients"), usual.maxFrameBytes(),
                usual.maxPendingBytes(), from.number("web.stallMs"), usual.replyTimeoutMs()));
    }
}
