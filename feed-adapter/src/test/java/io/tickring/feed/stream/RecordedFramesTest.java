package io.tickring.feed.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.Decimal;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.decode.QuoteDecoder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame of the broker's that anyone recorded or documented is read, and no field of it that counts is lost. */
class RecordedFramesTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final MarketTable markets = new MarketTable(8);
    private final QuoteDecoder decoder = new QuoteDecoder(markets);
    private final TickEvent slot = new TickEvent();

    @ParameterizedTest
    @MethodSource("frames")
    void shouldReadTheFrameWhole(String text) throws Exception {
        List.of("EURUSD", "US500", "OIL_CRUDE").forEach(symbol -> markets.define(Market.bare(0, symbol)));
        JsonNode frame = MAPPER.readTree(text);
        byte[] bytes = text.getBytes(UTF_8);

        boolean quote = decoder.decode(Arrays.copyOf(bytes, bytes.length + 1), bytes.length, 7, slot);

        assertThat(quote).isEqualTo(frame.path("destination").asText().equals("quote"));
        if (quote) {
            assertQuote(frame.path("payload"));
        } else {
            assertMessage(frame, StreamMessage.read(bytes, bytes.length).orElseThrow());
        }
    }

    private void assertQuote(JsonNode payload) {
        assertThat(slot.decodeFault).isEqualTo(RejectReason.NONE);
        assertThat(markets.get(slot.market).symbol()).isEqualTo(payload.path("epic").asText());
        assertThat(slot.exchangeTimeMs).isEqualTo(payload.path("timestamp").longValue());
        assertThat(slot.bidNanos).isEqualTo(scaled(payload.path("bid"), Decimal.PRICE_SCALE));
        assertThat(slot.askNanos).isEqualTo(scaled(payload.path("ofr"), Decimal.PRICE_SCALE));
        assertThat(slot.bidSizeMicros).isEqualTo(scaled(payload.path("bidQty"), Decimal.SIZE_SCALE));
        assertThat(slot.askSizeMicros).isEqualTo(scaled(payload.path("ofrQty"), Decimal.SIZE_SCALE));
    }

    private static void assertMessage(JsonNode frame, StreamMessage message) {
        Map<String, String> subscriptions = new TreeMap<>();
        frame.at("/payload/subscriptions").properties()
                .forEach(entry -> subscriptions.put(entry.getKey(), entry.getValue().asText()));
        assertThat(message.destination()).isEqualTo(frame.path("destination").asText());
        assertThat(message.correlationId()).isEqualTo(frame.path("correlationId").asText(""));
        assertThat(message.isError()).isEqualTo(frame.path("status").asText().equals("ERROR"));
        assertThat(message.errorCode().orElse("")).isEqualTo(frame.at("/payload/errorCode").asText(""));
        assertThat(message.subscriptions()).isEqualTo(subscriptions);
    }

    private static long scaled(JsonNode number, int scale) {
        return number.decimalValue().movePointRight(scale).longValueExact();
    }

    static Stream<String> frames() throws Exception {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                RecordedFramesTest.class.getResourceAsStream("/io/tickring/feed/decode/frames.jsonl"), UTF_8))) {
            return reader.lines().toList().stream();
        }
    }
}
