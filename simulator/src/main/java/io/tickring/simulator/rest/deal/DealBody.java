package io.tickring.simulator.rest.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.OrderType;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.rest.market.Catalogue;
import io.tickring.simulator.wire.WireTime;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the bodies of orders. What is missing or no value of its kind is refused with 400. */
final class DealBody {
    /** What a price in points still holds. */
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private static final int MOST_DECIMALS = 400;

    private final JsonNode body;

    DealBody(JsonNode body) {
        this.body = body;
    }

    Ticket ticket(Catalogue catalogue) {
        Direction direction = oneOf("direction", Direction.values());
        String epic = text("epic");
        BigDecimal size = required("size");
        return new Ticket(catalogue.instrument(epic), direction, size, exits());
    }

    OrderType type() {
        return oneOf("type", OrderType.values());
    }

    Exits exits() {
        return new Exits(flag("guaranteedStop"), flag("trailingStop"), decimal("stopLevel").orElse(null),
                decimal("stopDistance").map(BigDecimal::abs).orElse(null), decimal("stopAmount").orElse(null),
                decimal("profitLevel").orElse(null), decimal("profitDistance").map(BigDecimal::abs).orElse(null),
                decimal("profitAmount").orElse(null));
    }

    /** @return epoch ms, empty when there is none */
    OptionalLong goodTillMs() {
        if (!has("goodTillDate")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(WireTime.parse(text("goodTillDate")).orElseThrow(() -> invalid("goodTillDate")));
    }

    BigDecimal required(String name) {
        return decimal(name).orElseThrow(() -> missing(name));
    }

    /** @return a number, whether it stands as one or as text */
    Optional<BigDecimal> decimal(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        BigDecimal number = number(name, body.get(name));
        if (number.abs().compareTo(LARGEST) > 0 || number.scale() > MOST_DECIMALS) {
            throw invalid(name);
        }
        return Optional.of(number);
    }

    private static BigDecimal number(String name, JsonNode node) {
        try {
            return node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
        } catch (NumberFormatException noNumber) {
            throw invalid(name);
        }
    }

    private boolean has(String name) {
        return body.hasNonNull(name);
    }

    private boolean flag(String name) {
        return body.path(name).asBoolean();
    }

    private String text(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        return body.get(name).asText();
    }

    private <E extends Enum<E>> E oneOf(String name, E[] values) {
        String text = text(name);
        return Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst()
                .orElseThrow(() -> invalid(name));
    }

    private static Refusal missing(String name) {
        return new Refusal(400, "error.null." + name);
    }

    private static Refusal invalid(String name) {
        return new Refusal(400, "error.invalid." + name);
    }
}
