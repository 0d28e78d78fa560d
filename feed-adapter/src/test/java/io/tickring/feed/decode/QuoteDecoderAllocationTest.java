package io.tickring.feed.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuoteDecoderAllocationTest {
    private static final int DECODES = 1_000_000;
    private static final String[] FRAMES = {
        "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\",\"product\":\"CFD\","
                + "\"bid\":1.06333,\"bidQty\":2.589885E7,"
                + "\"ofr\":1.06339,\"ofrQty\":2.589885E7,\"timestamp\":1671005949822}}",
        "{\"payload\":{\"ep\\u0069c\":\"EURUSD\",\"bid\":null,\"x\":[{\"y\":\"\u00e4\"}],\"ofr\":10812345e-20},"
                + " \"destination\":\"quote\"}",
        "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\",\"bid\":\"x\"}",
        "{\"status\":\"OK\",\"destination\":\"ping\",\"correlationId\":\"5\",\"payload\":{}}",
    };

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final QuoteDecoder decoder;
    private final TickEvent slot = new TickEvent();

    QuoteDecoderAllocationTest() {
        MarketTable markets = new MarketTable(4);
        markets.define(Market.bare(0, "EURUSD"));
        decoder = new QuoteDecoder(markets);
    }

    @Test
    void shouldAllocateNothing() {
        byte[][] frames = Arrays.stream(FRAMES).map(QuoteDecoderAllocationTest::withRoom).toArray(byte[][]::new);
        decodeAll(frames);
        long self = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(self);
        int quotes = decodeAll(frames);
        long allocatedBytes = threads.getThreadAllocatedBytes(self) - before;

        assertThat(quotes).isEqualTo(DECODES / 4 * 3);
        assertThat(allocatedBytes).isZero();
    }

    private int decodeAll(byte[][] frames) {
        int quotes = 0;
        for (int i = 0; i < DECODES; i++) {
            byte[] frame = frames[i & 3];
            if (decoder.decode(frame, frame.length - 1, i, slot)) {
                quotes++;
            }
        }
        return quotes;
    }

    private static byte[] withRoom(String text) {
        byte[] frame = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(frame, frame.length + 1);
    }
}
