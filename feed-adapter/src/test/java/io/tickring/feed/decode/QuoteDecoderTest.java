package io.tickring.feed.decode;

import static io.tickring.engine.tick.TickEvent.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteDecoderTest {
    private static final long RECEIVED_NS = 42;
    private static final String QUOTE = "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":%s}";

    private final MarketTable markets = new MarketTable(8);
    private final QuoteDecoder decoder = new QuoteDecoder(markets);
    private final TickEvent slot = new TickEvent();
    private final int eurusd = markets.define(Market.bare(0, "EURUSD")).number();

    @Test
    void shouldReadRecordedQuotesExactly() throws IOException {
        List<String> frames = recordedFrames();

        List<Boolean> quotes = frames.stream().map(this::decode).toList();

        assertThat(quotes).containsExactly(
                true, true, false, false, false, true, false, false, false, false, false, false, false);
        decode(frames.get(0));
        assertThat(slot.kind).isEqualTo(EventKind.TICK);
        assertThat(slot.receiveTimeNs).isEqualTo(RECEIVED_NS);
        assertThat(slot.market).isEqualTo(eurusd);
        assertThat(slot.decodeFault).isEqualTo(RejectReason.NONE);
        assertThat(slot.exchangeTimeMs).isEqualTo(1671005949822L);
        assertThat(slot.bidNanos).isEqualTo(1_063_330_000L);
        assertThat(slot.askNanos).isEqualTo(1_063_390_000L);
        assertThat(slot.bidSizeMicros).isEqualTo(25_898_850_000_000L);
        assertThat(slot.askSizeMicros).isEqualTo(25_898_850_000_000L);
    }

    @Test
    void shouldReadMembersInAnyOrder() {
        decode(" {\"payload\" : {\"timestamp\":7,\"ofr\":2.5,\n\"bid\":2,\"epic\":\"EURUSD\"},"
                + "\"x\":[{\"bid\":9}], \"destination\":\"quote\"} ");

        assertThat(slot.market).isEqualTo(eurusd);
        assertThat(slot.bidNanos).isEqualTo(2_000_000_000L);
        assertThat(slot.askNanos).isEqualTo(2_500_000_000L);
        assertThat(slot.exchangeTimeMs).isEqualTo(7);
        assertThat(slot.bidSizeMicros).isEqualTo(ABSENT);
        assertThat(slot.decodeFault).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldLeaveMissingAndNullFieldsToTheValidator() {
        decode(String.format(QUOTE, "{\"epic\":\"EURUSD\",\"bid\":null}"));

        assertThat(slot.bidNanos).isEqualTo(ABSENT);
        assertThat(slot.askNanos).isEqualTo(ABSENT);
        assertThat(slot.exchangeTimeMs).isEqualTo(ABSENT);
        assertThat(slot.decodeFault).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldCountUnknownEpicWithItsValues() {
        decode(String.format(QUOTE, "{\"epic\":\"NOBODY\",\"bid\":1}"));

        assertThat(slot.market).isEqualTo(TickEvent.UNKNOWN_MARKET);
        assertThat(slot.decodeFault).isEqualTo(RejectReason.UNKNOWN_MARKET);
        assertThat(slot.bidNanos).isEqualTo(1_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"bid\":1}", "{\"epic\":null}", "{\"epic\":5}", "null", "[]", "\"EURUSD\"",
        "{\"epic\":\"EURUSD\",\"bid\":\"1\"}",
        "{\"epic\":\"EURUSD\",\"ofrQty\":{}}", "{\"epic\":\"EURUSD\",\"bid\":1e99}", "{\"epic\":\"EURUSD\",\"bid\":01}",
        "{\"epic\":\"EURUSD\"}}", "{\"epic\":\"EURUSD\"", "{\"epic\":\"EUR"
    })
    void shouldMarkUndecodableQuote(String payload) {
        boolean quote = decode(String.format(QUOTE, payload));

        assertThat(quote).isTrue();
        assertThat(slot.decodeFault).isEqualTo(RejectReason.UNDECODABLE);
        assertThat(slot.market).isEqualTo(TickEvent.UNKNOWN_MARKET);
        assertThat(slot.bidNanos).isEqualTo(ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "#ping", "[]", "{}", "{\"destination\":\"quote\",\"status\":\"ERROR\",\"payload\":{\"epic\":\"EURUSD\"}}",
        "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\"},\"destination\":\"ping\"}",
        "{\"status\":\"OK\",\"destination\":\"qu"
    })
    void shouldLeaveOtherFramesAlone(String frame) {
        assertThat(decode(frame)).isFalse();
    }

    @Test
    void shouldKeepTheStartOfLongFrame() {
        String frame = String.format(QUOTE, "{\"x\":\"" + "y".repeat(600) + "\",\"epic\":\"EURUSD\"}");

        decode(frame);

        assertThat(slot.frameCut).isTrue();
        assertThat(new String(slot.frame, StandardCharsets.UTF_8)).isEqualTo(frame.substring(0, 512));
        assertThat(slot.market).isEqualTo(eurusd);
    }

    @ParameterizedTest
    @ValueSource(ints = {QuoteDecoder.MAX_DEPTH - 2, QuoteDecoder.MAX_DEPTH - 1})
    void shouldLimitNesting(int arrays) {
        decode(String.format(QUOTE, "{\"epic\":\"EURUSD\",\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}"));

        boolean within = arrays + 2 <= QuoteDecoder.MAX_DEPTH;
        assertThat(slot.decodeFault).isEqualTo(within ? RejectReason.NONE : RejectReason.UNDECODABLE);
    }

    private boolean decode(String text) {
        byte[] frame = text.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(Arrays.copyOf(frame, frame.length + 1), frame.length, RECEIVED_NS, slot);
    }

    private List<String> recordedFrames() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("frames.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
