package io.tickring.simulator.fault.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.Target;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads orders as files and {@code POST /control/faults} spell them. Says what it expected where it fails. */
public final class FaultText {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?=m?s)|\\d{1,6})(ms|s|m|h)");
    private static final Set<String> KEYS = Set.of("fault", "lasts", "epics", "sockets", "route", "value");

    private FaultText() {
    }

    /**
     * @param node the name of a fault, or an object with {@code fault} and, where wanted, {@code lasts}, {@code epics},
     *             {@code sockets}, {@code route} and {@code value}
     * @throws IllegalArgumentException for anything else
     */
    public static FaultOrder order(JsonNode node) {
        if (node.isTextual()) {
            return FaultOrder.of(Fault.of(node.asText()));
        }
        checkKeys(node, KEYS);
        return part(node);
    }

    static FaultOrder part(JsonNode node) {
        if (!node.path("fault").isTextual()) {
            throw new IllegalArgumentException("fault: expected the name of a fault, got " + node.path("fault"));
        }
        return new FaultOrder(Fault.of(node.path("fault").asText()), target(node), span(node, "lasts"), value(node));
    }

    private static Target target(JsonNode node) {
        Set<String> epics = new HashSet<>();
        list(node, "epics").forEach(epic -> epics.add(epic.asText()));
        Set<Integer> sockets = new HashSet<>();
        list(node, "sockets").forEach(socket -> sockets.add((int) whole("sockets", socket)));
        return new Target(epics, sockets, node.path("route").asText());
    }

    /** @return a list or the missing node: what is no list must not be taken for none, which means all */
    static JsonNode list(JsonNode node, String name) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException(name + ": expected a list, got " + list);
        }
        return list;
    }

    static long whole(String name, JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException(name + ": expected a whole number, got " + number);
        }
        return number.asLong();
    }

    private static OptionalLong value(JsonNode node) {
        JsonNode value = node.path("value");
        return value.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(whole("value", value));
    }

    static void checkKeys(JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "', there are "
                        + known.stream().sorted().toList());
            }
        });
    }

    static Optional<Duration> span(JsonNode node, String name) {
        return node.path(name).isMissingNode() ? Optional.empty() : Optional.of(span(name, node.path(name).asText()));
    }

    static Duration span(String name, String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": expected a time like 500ms, 10s, 2m or 1h, got '" + text
                    + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
