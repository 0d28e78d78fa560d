package io.tickring.feed.decode;

import static io.tickring.engine.tick.TickEvent.ABSENT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a quote frame means, written once more with Jackson, maps and BigDecimal, without a thought of speed. */
final class QuoteReference {
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int ABSURD_EXPONENT = 400;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(QuoteDecoder.MAX_DEPTH).maxNumberLength(100_000).build())
            .build();
    private final MarketTable markets;

    QuoteReference(MarketTable markets) {
        this.markets = markets;
    }

    Reading read(byte[] frame) {
        Object root;
        try (JsonParser parser = json.createParser(frame)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame));
            parser.nextToken();
            root = value(parser);
            if (parser.nextToken() != null) {
                return Reading.MALFORMED;
            }
        } catch (IOException notJson) {
            return Reading.MALFORMED;
        }
        boolean quote = "quote".equals(member(root, "destination")) && !"ERROR".equals(member(root, "status"));
        return quote ? quote(member(root, "payload")) : Reading.OTHER;
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("nothing");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new HashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberText(parser.getText());
            case VALUE_NULL -> null;
            default -> parser.getBooleanValue();
        };
    }

    private Reading quote(Object payload) {
        if (!(member(payload, "epic") instanceof String epic)) {
            return Reading.UNDECODABLE;
        }
        try {
            int market = markets.numberOf(epic);
            RejectReason fault = market == 0 ? RejectReason.UNKNOWN_MARKET : RejectReason.NONE;
            return new Reading(Kind.QUOTE, fault, market, scaled(payload, "timestamp", 0), scaled(payload, "bid", 9),
                    scaled(payload, "ofr", 9), scaled(payload, "bidQty", 6), scaled(payload, "ofrQty", 6));
        } catch (ArithmeticException | NumberFormatException noLong) {
            return Reading.UNDECODABLE;
        }
    }

    private static long scaled(Object payload, String name, int scale) {
        Object value = member(payload, name);
        if (value == null) {
            return ABSENT;
        }
        if (!(value instanceof NumberText number)) {
            throw new NumberFormatException(name);
        }
        if (number.exponent().abs().intValueExact() > ABSURD_EXPONENT) {
            throw new ArithmeticException("absurd exponent");
        }
        BigInteger units = new BigDecimal(number.text()).setScale(scale, RoundingMode.HALF_EVEN).unscaledValue();
        if (units.abs().compareTo(HIGHEST) > 0) {
            throw new ArithmeticException("does not fit");
        }
        return units.longValueExact();
    }

    private static Object member(Object object, String name) {
        return object instanceof Map<?, ?> members ? members.get(name) : null;
    }

    /** A number as it was spelled. */
    private record NumberText(String text) {
        BigInteger exponent() {
            int at = Math.max(text.indexOf('e'), text.indexOf('E'));
            return at < 0 ? BigInteger.ZERO : new BigInteger(text.substring(at + 1));
        }
    }

    enum Kind { QUOTE, OTHER, MALFORMED }

    record Reading(Kind kind, RejectReason fault, int market, long exchangeTimeMs, long bidNanos, long askNanos,
            long bidSizeMicros, long askSizeMicros) {
        static final Reading UNDECODABLE = new Reading(Kind.QUOTE, RejectReason.UNDECODABLE, 0,
                ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
        static final Reading MALFORMED = nothing(Kind.MALFORMED);
        static final Reading OTHER = nothing(Kind.OTHER);

        private static Reading nothing(Kind kind) {
            return new Reading(kind, RejectReason.NONE, 0, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
        }
    }
}
