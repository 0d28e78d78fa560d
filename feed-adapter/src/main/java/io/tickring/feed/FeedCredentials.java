package io.tickring.feed;

/**
 * What the broker asks for at log-in. Never printed: {@link #toString()} hides all of it.
 *
 * @param apiKey     made in the broker's web application
 * @param identifier the log-in name, an e-mail address
 * @param password   the key's own password, not the account's
 */
public record FeedCredentials(String apiKey, String identifier, String password) {
    /** @throws IllegalArgumentException for a value that is missing, naming where it comes from */
    public FeedCredentials {
        requireText(apiKey, "API key", "CAPITAL_API_KEY");
        requireText(identifier, "identifier", "CAPITAL_IDENTIFIER");
        requireText(password, "password", "CAPITAL_PASSWORD");
    }

    private static void requireText(String value, String what, String variable) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "the broker's " + what + " is missing: set the environment variable " + variable);
        }
    }

    @Override
    public String toString() {
        return "FeedCredentials[hidden]";
    }
}
