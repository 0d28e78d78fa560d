package io.tickring.daemon.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a credentials file keeps. Never printed: {@link #toString()} hides all of it.
 *
 * @param apiKey      made in the broker's web application
 * @param identifier  the log-in name, an e-mail address
 * @param password    the key's own password, not the account's
 * @param accountId   account to use; empty: the one the venue prefers
 * @param environment demo, live, simulator or replay; empty: what the configuration says
 * @param url         root of the REST API; empty: the environment's own
 * @param streamUrl   address of the stream; empty: the venue's own
 * @param redisPassword of the cache's server; empty: none
 */
public record BrokerCredentials(
        String apiKey, String identifier, String password, String accountId, String environment, String url,
        String streamUrl, String redisPassword) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @return JSON for the encrypted part, for the caller to wipe */
    byte[] bytes() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("apiKey", apiKey);
        fields.put("identifier", identifier);
        fields.put("password", password);
        fields.put("accountId", accountId);
        fields.put("environment", environment);
        fields.put("url", url);
        fields.put("streamUrl", streamUrl);
        fields.put("redisPassword", redisPassword);
        try {
            return MAPPER.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    /** @throws IllegalStateException for anything else, without a word of its content */
    static BrokerCredentials of(byte[] json) {
        try {
            JsonNode fields = MAPPER.readTree(json);
            return new BrokerCredentials(text(fields, "apiKey"), text(fields, "identifier"),
                    text(fields, "password"), text(fields, "accountId"), text(fields, "environment"),
                    text(fields, "url"), text(fields, "streamUrl"), text(fields, "redisPassword"));
        } catch (IOException e) {
            throw new IllegalStateException("what was decrypted is no JSON: " + e.getClass().getSimpleName());
        }
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).asText("");
    }

    @Override
    public String toString() {
        return "BrokerCredentials[hidden]";
    }
}
