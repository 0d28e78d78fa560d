package io.tickring.daemon.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.persistence.durable.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials in clear, as {@code config/api_credentials.json} has them: an object {@code capital_com} with
 * {@code api_key}, {@code api_secret} (the key's password), {@code account_id}, {@code environment}, {@code base_url},
 * and perhaps {@code identifier}.
 */
final class PlainJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ROOT = "capital_com";
    private static final Set<String> KNOWN =
            Set.of("api_key", "api_secret", "identifier", "account_id", "environment", "base_url", "stream_url",
                    "redis_password");

    private PlainJson() {
    }

    /**
     * @return what the file has; what it lacks is empty
     * @throws OperatorException where it is missing, no JSON or of another form; never quoting a value
     */
    static BrokerCredentials read(Path file) {
        JsonNode fields = tree(file).path(ROOT);
        if (!fields.isObject()) {
            throw new OperatorException(ExitCode.USAGE, file + ": expected an object \"" + ROOT
                    + "\" with api_key, api_secret, account_id, environment and base_url");
        }
        requireKnown(file, fields);
        return new BrokerCredentials(text(file, fields, "api_key"), text(file, fields, "identifier"),
                text(file, fields, "api_secret"), text(file, fields, "account_id"),
                text(file, fields, "environment"), text(file, fields, "base_url"), text(file, fields, "stream_url"),
                text(file, fields, "redis_password"));
    }

    private static JsonNode tree(Path file) {
        byte[] content = {};
        try {
            content = Files.readAllBytes(file);
            return MAPPER.readTree(content);
        } catch (NoSuchFileException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": there is no such file");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new OperatorException(ExitCode.USAGE, file + ":" + line + ": is no JSON");
        } catch (IOException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": cannot be read: " + FileTrouble.reason(e));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static void requireKnown(Path file, JsonNode fields) {
        Set<String> names = new TreeSet<>();
        fields.fieldNames().forEachRemaining(names::add);
        names.removeAll(KNOWN);
        if (!names.isEmpty()) {
            throw new OperatorException(ExitCode.USAGE, file + ": unknown keys in \"" + ROOT + "\": "
                    + String.join(", ", names) + "; known are " + String.join(", ", new TreeSet<>(KNOWN)));
        }
    }

    /** An account may be written as a number. */
    private static String text(Path file, JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        if (value.isContainerNode()) {
            throw new OperatorException(ExitCode.USAGE, file + ": " + ROOT + "." + name + " must be a text");
        }
        return value.isNull() ? "" : value.asText("").trim();
    }
}
