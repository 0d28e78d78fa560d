package io.tickring.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.Round;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundFramesTest {
    private static final MarketSet ONE = MarketSet.of(List.of(1));

    private final Round round = new Round(7, 0, List.of(row(1, "{\"a\":1}"), row(2, "{\"b\":2}")), List.of());
    private final RoundFrames frames = new RoundFrames(round);

    private static Round.Row row(int market, String json) {
        return new Round.Row(market, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuf message) {
        return message.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldMakeOneMessageForAllClientsWithTheSameMarkets() {
        ByteBuf all = frames.of(StreamChannel.QUOTES, MarketSet.ALL);

        assertThat(text(all)).isEqualTo("{\"type\":\"quotes\",\"sequence\":7,\"t\":\"1970-01-01T00:00:00.000Z\","
                + "\"rows\":[{\"a\":1},{\"b\":2}]}");
        assertThat(frames.of(StreamChannel.QUOTES, MarketSet.ALL)).isSameAs(all);
        assertThat(frames.of(StreamChannel.QUOTES, ONE)).isNotSameAs(all)
                .isSameAs(frames.of(StreamChannel.QUOTES, MarketSet.of(List.of(1))));
        assertThat(text(frames.of(StreamChannel.QUOTES, ONE))).endsWith("\"rows\":[{\"a\":1}]}");
    }

    @Test
    void shouldMakeNoMessageOfNothing() {
        assertThat(frames.of(StreamChannel.QUOTES, MarketSet.of(List.of(3))).isReadable()).isFalse();
        assertThat(frames.of(StreamChannel.BARS, MarketSet.ALL).isReadable()).isFalse();
        assertThat(frames.of(StreamChannel.STATUS, MarketSet.ALL).isReadable()).isFalse();
    }
}
