package io.tickring.daemon.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.Configuration.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML file as dotted keys, each value with the line it stands in. */
final class YamlFile {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    /** Begins the origin of every value that nobody has set. */
    static final String DEFAULTS_NAME = "default";

    private static final String DEFAULTS = "/config/tickring.yaml";

    private YamlFile() {
    }

    /** @return the annotated file that ships with the program */
    static Map<String, Value> defaults() {
        try (InputStream in = YamlFile.class.getResourceAsStream(DEFAULTS)) {
            return parse(in, DEFAULTS_NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws OperatorException where the file is missing or no YAML */
    static Map<String, Value> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": no such configuration file");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new OperatorException(ExitCode.USAGE, file + ":" + line + ": not valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": cannot be read: " + e.getMessage());
        }
    }

    private static void requireKey(Deque<String> path, String origin) {
        if (path.isEmpty()) {
            throw new OperatorException(ExitCode.USAGE, origin + ": expected lines of the form key: value");
        }
    }

    private static Map<String, Value> parse(InputStream in, String name) throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String origin = name + ":" + parser.currentTokenLocation().getLineNr();
                switch (token) {
                    case FIELD_NAME -> path.addLast(parser.currentName());
                    case START_OBJECT -> { }
                    case END_OBJECT -> path.pollLast();
                    case START_ARRAY -> throw new OperatorException(ExitCode.USAGE,
                            origin + ": a list is not expected here; write a comma-separated text");
                    default -> {
                        requireKey(path, origin);
                        values.put(String.join(".", path), new Value(parser.getText(), origin));
                        path.pollLast();
                    }
                }
            }
        }
        return values;
    }
}
