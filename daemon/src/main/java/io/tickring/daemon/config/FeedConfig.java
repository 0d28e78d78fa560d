package io.tickring.daemon.config;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.StreamSettings;
import io.tickring.feed.Trust;
import io.tickring.feed.backfill.BackfillSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The feed's settings from the configuration. */
public final class FeedConfig {
    private FeedConfig() {
    }

    /**
     * @param symbols markets to subscribe
     * @throws io.tickring.daemon.OperatorException for a value out of range
     */
    public static FeedSettings feed(Configuration from, List<String> symbols) {
        return from.checked(() -> {
            String environment = from.text("feed.environment");
            FeedSettings broker = FeedSettings.ofBroker(environment, symbols);
            return new FeedSettings(uri(from, "feed.url", broker.url()),
                    uri(from, "feed.streamUrl", broker.streamUrl()), environment, from.text("feed.accountId"),
                    symbols, from.flag("feed.encryptPassword"), "venue".equals(from.text("engine.timeSource")),
                    from.integer("feed.requestsPerSecond"), from.number("feed.requestTimeoutMs"),
                    from.number("feed.pingIntervalMs"), from.number("feed.silenceMs"),
                    from.number("feed.backoffMaxMs"), from.number("feed.refusedRetryMs"),
                    from.number("feed.marketRefreshMs"), new StreamSettings(from.number("feed.connectTimeoutMs"),
                            from.number("feed.pongMs"), from.number("feed.quoteSilenceMs"),
                            from.number("feed.staleMs"), from.number("feed.reconnectMaxMs"),
                            from.number("feed.pollIntervalMs")), trust(from));
        });
    }

    /** @throws io.tickring.daemon.OperatorException for a value out of range */
    public static BackfillSettings backfill(Configuration from) {
        return from.checked(() -> new BackfillSettings(from.integer("backfill.minuteDays"),
                from.integer("backfill.dayYears"), from.integer("backfill.requestsPerSecond"),
                from.number("backfill.settleMs"), from.integer("backfill.tries")));
    }

    private static Trust trust(Configuration from) {
        String file = from.text("feed.trustFile");
        return file.isBlank() ? Trust.USUAL : Trust.of(Path.of(file));
    }

    private static URI uri(Configuration from, String key, URI usual) {
        String text = from.text(key);
        try {
            return text.isEmpty() ? usual : new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(key + " is no address: '" + text + "'", e);
        }
    }
}
