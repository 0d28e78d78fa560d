package io.tickring.daemon.credentials;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.RedisConfig;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.feed.FeedSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Puts credentials together from an option, the plain file, the environment and, for what is still missing, questions;
 * in this order.
 */
public final class CredentialsEntry {
    private static final List<String> PRODUCTION = List.of("production", "prod");
    private static final String ANY_MARKET = "AAPL";

    private final Surroundings surroundings;
    private final Optional<BrokerCredentials> plain;
    private final Given given;

    /** What may be told on the command line: nothing secret. Null for what was not. */
    public record Given(String identifier, String accountId, String environment, String url, String streamUrl) {
    }

    /** @param plainFile credentials in the requirement's JSON form, null for none */
    public CredentialsEntry(Surroundings surroundings, Path plainFile, Given given) {
        this.surroundings = surroundings;
        this.plain = Optional.ofNullable(plainFile).map(PlainJson::read);
        this.given = given;
    }

    /** @throws OperatorException for what is missing with nobody to ask, or does not fit together */
    public BrokerCredentials complete() {
        String apiKey = required("API key", null, BrokerCredentials::apiKey, "CAPITAL_API_KEY", this::askSecret);
        String identifier = required("log-in name (e-mail address)", given.identifier(),
                BrokerCredentials::identifier, "CAPITAL_IDENTIFIER", this::askLine);
        String password = required("password of the API key, not of the account", null,
                BrokerCredentials::password, "CAPITAL_PASSWORD", this::askSecret);
        String environment = environment(known(given.environment(), BrokerCredentials::environment,
                "CAPITAL_ENVIRONMENT").or(() -> answer("environment, demo or live (empty: demo)", this::askLine))
                .orElse("demo"));
        String accountId = known(given.accountId(), BrokerCredentials::accountId, "CAPITAL_ACCOUNT_ID")
                .or(() -> answer("account id (empty: the account that the venue prefers)", this::askLine)).orElse("");
        String url = root(known(given.url(), BrokerCredentials::url, "TICKRING_FEED_URL").orElse(""));
        String streamUrl = known(given.streamUrl(), BrokerCredentials::streamUrl, "TICKRING_FEED_STREAM_URL")
                .orElse("");
        String redisPassword = known(null, BrokerCredentials::redisPassword, RedisConfig.PASSWORD).orElse("");
        requireFit(environment, url, streamUrl);
        return new BrokerCredentials(apiKey, identifier, password, accountId, environment, url, streamUrl,
                redisPassword);
    }

    private String required(String what, String option, Function<BrokerCredentials, String> field, String variable,
            UnaryOperator<String> ask) {
        return known(option, field, variable).or(() -> answer(what, ask))
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE, "the " + what
                        + " is missing, and there is no terminal to ask at: set the environment variable " + variable));
    }

    private Optional<String> known(String option, Function<BrokerCredentials, String> field, String variable) {
        return Optional.ofNullable(option).filter(text -> !text.isBlank())
                .or(() -> plain.map(field).filter(text -> !text.isBlank()))
                .or(() -> surroundings.variable(variable)).map(String::strip);
    }

    private static Optional<String> answer(String what, UnaryOperator<String> ask) {
        return Optional.ofNullable(ask.apply(what)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private String askLine(String what) {
        return surroundings.prompt().line("The " + what).orElse(null);
    }

    private String askSecret(String what) {
        return surroundings.prompt().secret("The " + what + " (not shown)").map(typed -> {
            String text = new String(typed);
            Arrays.fill(typed, '\0');
            return text;
        }).orElse(null);
    }

    private static String environment(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return PRODUCTION.contains(word) ? "live" : word;
    }

    /** The address with or without the API's prefix means the same. */
    private static String root(String url) {
        return url.replaceAll("/+$", "").replaceAll("/api/v1$", "").replaceAll("/+$", "");
    }

    private static void requireFit(String environment, String url, String streamUrl) {
        try {
            FeedSettings usual = FeedSettings.ofBroker(environment.equals("live") ? "live" : "demo",
                    List.of(ANY_MARKET));
            URI rest = url.isEmpty() ? usual.url() : new URI(url);
            FeedSettings.of(rest, streamUrl.isEmpty() ? usual.streamUrl() : new URI(streamUrl), environment,
                    List.of(ANY_MARKET));
            requireSameEnvironment(environment, rest);
        } catch (URISyntaxException e) {
            throw new OperatorException(ExitCode.USAGE, "an address of the venue is none: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, e.getMessage());
        }
    }

    private static void requireSameEnvironment(String environment, URI rest) {
        for (String other : List.of("demo", "live")) {
            boolean hostOfOther = FeedSettings.ofBroker(other, List.of(ANY_MARKET)).url().getHost()
                    .equalsIgnoreCase(rest.getHost());
            if (hostOfOther && !other.equals(environment)) {
                throw new OperatorException(ExitCode.USAGE, "the environment is " + environment + ", but the address "
                        + rest.getHost() + " is that of " + other + "; make them agree");
            }
        }
    }
}
