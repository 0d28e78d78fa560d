package io.tickring.feed.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A payload of the broker, published or recorded. */
record Sample(String name, JsonNode file) {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    static List<Sample> all() {
        try (Stream<Path> files = Files.walk(Path.of(Sample.class.getResource("samples").toURI()))) {
            return files.filter(Files::isRegularFile).sorted().map(Sample::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Sample of(Path file) {
        try {
            return new Sample(file.getFileName().toString().replace(".json", ""), MAPPER.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int status() {
        return file.path("status").asInt(200);
    }

    JsonNode response() {
        return file.path("response");
    }

    @Override
    public String toString() {
        return name;
    }
}
