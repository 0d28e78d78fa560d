package io.tickring.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds JSON to the schemas of our OpenAPI document, as far as that uses JSON Schema. */
public final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    public OpenApiDocument() {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** @return what is wrong, by place; nothing where the text conforms */
    public List<String> violations(String schema, String json) {
        try {
            List<String> found = new ArrayList<>();
            check(resolve("#/components/schemas/" + schema), JSON.readTree(json), schema, found);
            return found;
        } catch (IOException malformed) {
            return List.of(schema + ": no JSON: " + malformed.getMessage());
        }
    }

    private JsonNode resolve(String reference) {
        JsonNode schema = document.at(reference.substring(1));
        if (schema.isMissingNode()) {
            throw new IllegalStateException("no schema " + reference);
        }
        return schema;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (schema.has("$ref")) {
            check(resolve(schema.path("$ref").asText()), value, at, found);
        }
        if (schema.has("oneOf") && StreamSupport.stream(schema.path("oneOf").spliterator(), false)
                .noneMatch(one -> conforms(one, value))) {
            found.add(at + ": none of oneOf: " + value);
        }
        if (schema.has("type") && types(schema).noneMatch(type -> isOf(type, value))) {
            found.add(at + ": expected " + schema.path("type") + ", is " + value);
        } else if (!value.isNull()) {
            checkScalar(schema, value, at, found);
            checkObject(schema, value, at, found);
            for (int i = 0; i < value.size() && value.isArray() && schema.has("items"); i++) {
                check(schema.path("items"), value.get(i), at + "[" + i + "]", found);
            }
        }
    }

    private boolean conforms(JsonNode schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(schema, value, "", found);
        return found.isEmpty();
    }

    private static void checkScalar(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (schema.has("pattern") && !value.asText().matches(schema.path("pattern").asText())) {
            found.add(at + ": does not match " + schema.path("pattern") + ": " + value);
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            found.add(at + ": expected " + schema.path("const") + ", is " + value);
        }
        if (schema.has("enum") && StreamSupport.stream(schema.path("enum").spliterator(), false)
                .noneMatch(value::equals)) {
            found.add(at + ": expected one of " + schema.path("enum") + ", is " + value);
        }
        if (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()
                || schema.has("maximum") && value.asDouble() > schema.path("maximum").asDouble()) {
            found.add(at + ": out of range: " + value);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (!value.isObject()) {
            return;
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(at + ": lacks " + name);
            }
        });
        JsonNode properties = schema.path("properties");
        value.fieldNames().forEachRemaining(name -> {
            if (properties.has(name)) {
                check(properties.path(name), value.path(name), at + "." + name, found);
            } else if (schema.has("additionalProperties")) {
                found.add(at + ": has unknown " + name);
            }
        });
    }

    private static Stream<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText)
                : Stream.of(type.asText());
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "null" -> value.isNull();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("type " + type);
        };
    }
}
