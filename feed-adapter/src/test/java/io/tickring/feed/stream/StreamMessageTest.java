package io.tickring.feed.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.rest.SessionTokens;
import io.tickring.engine.market.Market;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamMessageTest {
    @Test
    void shouldReadTheAnswerToASubscription() {
        StreamMessage message = read("{\"status\":\"OK\",\"destination\":\"marketData.subscribe\","
                + "\"correlationId\":\"1\",\"payload\":{\"subscriptions\":{\"OIL_CRUDE\":\"PROCESSED\"}}}")
                .orElseThrow();

        assertThat(message).isEqualTo(new StreamMessage(
                "marketData.subscribe", "1", Optional.empty(), Map.of("OIL_CRUDE", "PROCESSED")));
    }

    @Test
    void shouldReadErrorsInBothShapes() {
        StreamMessage inside = read("{\"status\":\"ERROR\",\"destination\":\"ping\",\"payload\":"
                + "{\"errorCode\":\"error.invalid.session.token\",\"cst\":\"secret\"}}").orElseThrow();
        StreamMessage outside = read("{\"status\":\"ERROR\",\"errorCode\":\"error.too-many.requests\"}").orElseThrow();

        assertThat(inside.refusesTokens()).isTrue();
        assertThat(inside.toString()).doesNotContain("secret");
        assertThat(outside.errorCode()).contains("error.too-many.requests");
        assertThat(outside.refusesTokens()).isFalse();
    }

    @Test
    void shouldReadNothingOfWhatIsNoMessage() {
        assertThat(read("")).isEmpty();
        assertThat(read("[1]")).isEmpty();
        assertThat(read("{} {}")).isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}")).isEmpty();
    }

    @Test
    void shouldWriteRequestsAsTheVenueWantsThem() {
        SessionTokens tokens = new SessionTokens("c", "s\"");
        Subscription subscription = new Subscription(List.of(Market.bare(1, "A"), Market.bare(2, "B")));

        assertThat(StreamRequests.subscribe(subscription, "7", tokens)).isEqualTo("{\"destination\":"
                + "\"marketData.subscribe\",\"correlationId\":\"7\",\"cst\":\"c\",\"securityToken\":\"s\\\"\","
                + "\"payload\":{\"epics\":[\"A\",\"B\"]}}");
        assertThat(StreamRequests.ping("8", tokens)).contains("\"destination\":\"ping\"", "\"payload\":{}");
    }

    private static Optional<StreamMessage> read(String text) {
        byte[] frame = (text + "x").getBytes(UTF_8);
        return StreamMessage.read(frame, frame.length - 1);
    }
}
