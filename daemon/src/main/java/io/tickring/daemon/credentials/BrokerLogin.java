package io.tickring.daemon.credentials;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.RedisConfig;
import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.feed.FeedCredentials;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command logs in with: the secrets, and the configuration with what is kept beside them.
 *
 * @param redisPassword of the cache's server, empty for none; shown nowhere
 * @param origin        where the secrets came from, for people
 */
public record BrokerLogin(FeedCredentials credentials, Configuration configuration, String redisPassword,
        String origin) {
    private static final String API_KEY = "CAPITAL_API_KEY";
    private static final String IDENTIFIER = "CAPITAL_IDENTIFIER";
    private static final String PASSWORD = "CAPITAL_PASSWORD";

    /**
     * The environment wins over the credentials file, and that over the configuration file. With all three secrets in
     * the environment the file is not opened.
     *
     * @param data the data directory
     * @throws OperatorException where a secret is missing or the file cannot be opened
     */
    public static BrokerLogin find(Configuration from, Path data, Surroundings surroundings) {
        boolean complete = surroundings.variable(API_KEY).isPresent() && surroundings.variable(IDENTIFIER).isPresent()
                && surroundings.variable(PASSWORD).isPresent();
        CredentialsFile file = CredentialsConfig.file(from, data);
        Optional<BrokerCredentials> stored = complete || !file.exists() ? Optional.empty()
                : Optional.of(file.open(KeyLocator.of(CredentialsConfig.places(from), surroundings)));
        FeedCredentials secrets = new FeedCredentials(
                secret(API_KEY, "API key", surroundings, stored, BrokerCredentials::apiKey, file),
                secret(IDENTIFIER, "identifier", surroundings, stored, BrokerCredentials::identifier, file),
                secret(PASSWORD, "password", surroundings, stored, BrokerCredentials::password, file));
        return new BrokerLogin(secrets, settled(from, stored, file, surroundings),
                surroundings.variable(RedisConfig.PASSWORD).or(() -> stored.map(BrokerCredentials::redisPassword))
                        .orElse(""),
                stored.isPresent() ? file.path().toString() : "the environment");
    }

    private static String secret(String variable, String what, Surroundings surroundings,
            Optional<BrokerCredentials> stored, Function<BrokerCredentials, String> field, CredentialsFile file) {
        return surroundings.variable(variable).or(() -> stored.map(field)).filter(value -> !value.isBlank())
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE, "the broker's " + what
                        + " is missing: set the environment variable " + variable + ", or keep it encrypted in "
                        + file.path() + ": tickring credentials set"));
    }

    private static Configuration settled(Configuration from, Optional<BrokerCredentials> stored, CredentialsFile file,
            Surroundings surroundings) {
        Configuration with = from;
        if (stored.isPresent()) {
            BrokerCredentials kept = stored.get();
            Map<String, String> keys = Map.of("feed.environment", kept.environment(),
                    "feed.accountId", kept.accountId(), "feed.url", kept.url(), "feed.streamUrl", kept.streamUrl());
            for (Map.Entry<String, String> key : keys.entrySet()) {
                with = key.getValue().isEmpty() ? with
                        : with.withStored(key.getKey(), key.getValue(), file.path().toString());
            }
        }
        return with.withFlag("feed.environment", surroundings.variable("CAPITAL_ENVIRONMENT").orElse(null),
                        "CAPITAL_ENVIRONMENT")
                .withFlag("feed.accountId", surroundings.variable("CAPITAL_ACCOUNT_ID").orElse(null),
                        "CAPITAL_ACCOUNT_ID");
    }

    @Override
    public String toString() {
        return "BrokerLogin[" + origin + "]";
    }
}
