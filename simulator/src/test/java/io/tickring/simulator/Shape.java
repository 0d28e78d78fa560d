package io.tickring.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of a JSON document, the types that stand under them and whether each is always there: members of arrays
 * share one path, and a key that some of them lack is optional.
 */
final class Shape {
    private final Map<String, Set<String>> types = new TreeMap<>();
    private final Map<String, Integer> times = new HashMap<>();

    static Shape of(JsonNode root) {
        Shape shape = new Shape();
        shape.collect("", root);
        return shape;
    }

    private void collect(String path, JsonNode node) {
        types.computeIfAbsent(path, p -> new TreeSet<>()).add(type(node));
        times.merge(path, 1, Integer::sum);
        node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.forEach(member -> collect(path + "[]", member));
        }
    }

    private static String type(JsonNode node) {
        return node.isNumber() ? node.isIntegralNumber() ? "integer" : "number" : node.getNodeType().name();
    }

    private boolean isOptional(String path) {
        int slash = path.lastIndexOf('/');
        return !path.endsWith("[]") && slash >= 0 && times.get(path) < times.get(path.substring(0, slash));
    }

    /** @return what differs, without the paths (and all below them) that may */
    Set<String> differencesFrom(Shape sample, Collection<String> onPurpose) {
        Set<String> differences = new TreeSet<>();
        sample.types.forEach((path, expected) -> compare(path, expected, sample.isOptional(path), differences));
        types.keySet().stream().filter(path -> !sample.types.containsKey(path))
                .forEach(path -> differences.add("extra " + path));
        differences.removeIf(difference -> onPurpose.stream().anyMatch(difference::startsWith));
        return differences;
    }

    private void compare(String path, Set<String> expected, boolean optional, Set<String> differences) {
        Set<String> ours = types.get(path);
        if (ours == null) {
            if (!optional) {
                differences.add("missing " + path);
            }
        } else if (!fits(ours, expected)) {
            differences.add("type " + path + " " + ours + " instead of " + expected);
        } else if (isOptional(path) != optional) {
            differences.add((optional ? "always " : "optional ") + path);
        }
    }

    /** An integer may stand where the broker once sent a fraction; the other way round it may not. */
    private static boolean fits(Set<String> ours, Set<String> expected) {
        return ours.stream().allMatch(type -> expected.contains(type)
                || type.equals("integer") && expected.contains("number"));
    }
}
