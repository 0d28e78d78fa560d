package io.tickring.feed.check;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.rest.VenueException;

/** What an answer of the venue, or the lack of one, means and what to do about it. */
final class Advice {
    private static final String STATUS_PAGE = "wait some minutes; if it lasts, look at the venue's status page";
    private static final String WAIT = "stop other programs that use this account and wait 2 minutes before the next "
            + "attempt; after heavy use the venue says no for minutes, and each attempt makes it longer";

    private final FeedSettings settings;

    Advice(FeedSettings settings) {
        this.settings = settings;
    }

    Finding on(VenueException trouble) {
        return switch (trouble.code()) {
            case "error.invalid.details" -> Finding.failed("the venue knows the API key, but not this log-in name with "
                            + "this password",
                    "give the password of the API key, the one chosen when the key was made: the account's own "
                            + "password does not work here; check the e-mail address too: tickring credentials set");
            case "error.invalid.api.key", "error.null.api.key" -> Finding.failed("the venue does not know this API key",
                    "copy the key again from Settings > API integrations; a key expires after a year and is deleted "
                            + "with its account; then: tickring credentials set");
            case "error.null.accountId" -> Finding.failed("the key has no usable account in the environment "
                    + settings.environment() + " (" + settings.url().getHost() + ")", otherEnvironment());
            case "error.invalid.accountId" -> Finding.failed("the log-in has no account " + settings.accountId()
                            + " in the environment " + settings.environment(),
                    "correct feed.accountId (CAPITAL_ACCOUNT_ID, or tickring credentials set); empty takes the account "
                            + "that the venue prefers");
            case "error.too-many.requests" ->
                    Finding.failed("the venue refuses for too many requests (HTTP 429)", WAIT);
            case "error.invalid.session.token", "error.null.client.token", "new tokens refused" -> Finding.failed(
                    "the venue does not take the tokens that it has just given",
                    "a proxy may strip the headers CST and X-SECURITY-TOKEN: connect without it");
            default -> onStatus(trouble);
        };
    }

    private Finding onStatus(VenueException trouble) {
        int status = trouble.status();
        if (status == 0) {
            return onNoAnswer(trouble.errorCode());
        }
        if (status == 429) {
            return Finding.failed("the venue refuses for too many requests (HTTP 429)", WAIT);
        }
        if (status == 407) {
            return Finding.failed("a proxy wants a log-in of its own (HTTP 407)",
                    "connect without the proxy, or have it let " + settings.url().getHost() + " through");
        }
        if (status >= 500) {
            return Finding.failed("the venue has trouble of its own or is under maintenance (HTTP " + status + ", "
                    + trouble.errorCode() + ")", STATUS_PAGE);
        }
        if (trouble.errorCode().startsWith("no JSON") || trouble.errorCode().startsWith("unreadable")) {
            return Finding.failed("something that is not the venue's API answered (HTTP " + status + ", "
                            + trouble.errorCode() + ", perhaps a web page)",
                    "a proxy, a captive portal or a wrong feed.url stands between; open " + settings.url()
                            + "/api/v1/time in a browser: it should show {\"serverTime\":...}");
        }
        return Finding.failed("the venue says no: " + trouble.errorCode() + " (HTTP " + status + ")",
                "docs/capital-com.md lists what is known of the venue's answers");
    }

    private Finding onNoAnswer(String how) {
        String host = settings.url().getHost();
        if (how.contains("Timeout")) {
            return Finding.failed(host + " took the connection and never answered (" + how + ")",
                    "a firewall that lets connections through and swallows their content, or trouble at the venue: "
                            + "try another network; feed.requestTimeoutMs is the patience");
        }
        if (how.contains("SSL")) {
            return Finding.failed("TLS with " + host + " broke (" + how + ")", "look at the step network and TLS");
        }
        return Finding.failed("the connection to " + host + " broke before an answer came (" + how + ")",
                "a firewall or proxy that cuts connections, or trouble at the venue: try another network");
    }

    private String otherEnvironment() {
        boolean live = settings.environment().equals("live");
        return "this is how a " + (live ? "demo" : "live") + " key looks on the " + settings.environment()
                + " host: set feed.environment: " + (live ? "demo" : "live") + " (CAPITAL_ENVIRONMENT), or open "
                + (live ? "a live" : "a demo") + " account in the web application";
    }
}
