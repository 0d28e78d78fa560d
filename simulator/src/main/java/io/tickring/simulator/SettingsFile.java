package io.tickring.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tickring.simulator.session.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings from files, as YAML, of which JSON is a part. */
public final class SettingsFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private SettingsFile() {
    }

    /**
     * @return values by the names of rules
     * @throws IllegalArgumentException when the file has another shape; the message names it
     */
    public static Map<String, String> rules(Path file) throws IOException {
        JsonNode root = tree(file);
        Map<String, String> rules = new LinkedHashMap<>();
        root.properties().forEach(rule -> rules.put(rule.getKey(), rule.getValue().asText()));
        return rules;
    }

    /**
     * @return the logins under {@code logins}, each with {@code identifier}, {@code keys}, {@code demo} and
     *         {@code live}
     * @throws IllegalArgumentException when the file has another shape; the message names it and no secret
     */
    public static List<Login> logins(Path file) throws IOException {
        List<Login> logins = new ArrayList<>();
        for (JsonNode node : tree(file).path("logins")) {
            try {
                logins.add(YAML.treeToValue(node, Login.class));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(file + ": logins[" + logins.size() + "]: expected identifier, keys "
                        + "(key, password, state), demo and live (id, name, currency, symbol, preferred, funds)");
            }
        }
        return logins;
    }

    private static JsonNode tree(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            JsonNode root = YAML.readTree(text);
            if (root == null || !root.isObject()) {
                throw new IllegalArgumentException(file + ": expected names and values");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": no YAML, line " + e.getLocation().getLineNr());
        }
    }
}
