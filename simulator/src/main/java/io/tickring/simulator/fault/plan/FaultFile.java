package io.tickring.simulator.fault.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.FaultOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plan as YAML, of which JSON is a part: {@code clock}, {@code faults} and {@code draws}. */
public final class FaultFile {
    private static final Set<String> TOP = Set.of("clock", "faults", "draws");
    private static final Set<String> PLANNED =
            Set.of("fault", "lasts", "epics", "sockets", "route", "value", "after", "at");
    private static final Set<String> DRAW = Set.of("each", "seed", "after", "for", "lasts", "epics", "from");

    private final double speed;

    private FaultFile(double speed) {
        this.speed = speed;
    }

    /**
     * @param speed simulated seconds in a second; 0 where it is not known, so that {@code clock: simulated} is refused
     * @throws IOException              when the file cannot be read
     * @throws IllegalArgumentException when it is no plan; the message names file, place and what was expected
     */
    public static FaultPlan read(Path file, double speed) throws IOException {
        try {
            return parse(Files.readString(file), speed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the text is no plan */
    public static FaultPlan parse(String text, double speed) {
        JsonNode root = tree(text);
        if (!root.isObject()) {
            throw new IllegalArgumentException("expected clock, faults or draws");
        }
        FaultText.checkKeys(root, TOP);
        boolean simulated = switch (root.path("clock").asText("real")) {
            case "real" -> false;
            case "simulated" -> true;
            default -> throw new IllegalArgumentException("clock: expected real or simulated, got "
                    + root.path("clock"));
        };
        if (simulated && speed <= 0) {
            throw new IllegalArgumentException("clock: simulated needs a speed");
        }
        FaultFile file = new FaultFile(simulated ? speed : 1);
        return new FaultPlan(file.each(root, "faults", file::planned), file.each(root, "draws", file::draw));
    }

    private static JsonNode tree(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no YAML, line " + e.getLocation().getLineNr(), e);
        }
    }

    /** Reads one entry. */
    private interface Reading<T> {
        T of(JsonNode node);
    }

    private <T> List<T> each(JsonNode root, String name, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        for (JsonNode node : FaultText.list(root, name)) {
            try {
                read.add(reading.of(node));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + "[" + read.size() + "]: " + e.getMessage(), e);
            }
        }
        return read;
    }

    private Planned planned(JsonNode node) {
        FaultText.checkKeys(node, PLANNED);
        Optional<Instant> at = node.path("at").isMissingNode() ? Optional.empty()
                : Optional.of(instant(node.path("at")));
        return new Planned(scaled(FaultText.part(node)), wall(node, "after", Duration.ZERO), at);
    }

    private static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at: expected a time like 2026-11-02T10:00:00Z, got " + node, e);
        }
    }

    private Draw draw(JsonNode node) {
        FaultText.checkKeys(node, DRAW);
        String[] lasts = node.path("lasts").asText("200ms..800ms").split("\\.\\.", -1);
        List<FaultOrder> from = node.path("from").isMissingNode() ? Fault.all().stream().map(FaultOrder::of).toList()
                : each(node, "from", part -> scaled(FaultText.order(part)));
        Optional<Duration> span = FaultText.span(node, "for").map(this::wall);
        return new Draw(wall(node, "each", Duration.ofSeconds(1)), number(node, "seed", 1),
                wall(node, "after", Duration.ZERO), span, wall(FaultText.span("lasts", lasts[0])),
                wall(FaultText.span("lasts", lasts[lasts.length - 1])), (int) number(node, "epics", 0), from);
    }

    private static long number(JsonNode node, String name, long otherwise) {
        return node.path(name).isMissingNode() ? otherwise : FaultText.whole(name, node.path(name));
    }

    private FaultOrder scaled(FaultOrder order) {
        return order.lasts().map(span -> order.lasting(wall(span))).orElse(order);
    }

    private Duration wall(JsonNode node, String name, Duration otherwise) {
        return wall(FaultText.span(node, name).orElse(otherwise));
    }

    private Duration wall(Duration span) {
        return Duration.ofNanos((long) (span.toNanos() / speed));
    }
}
