package io.tickring.feed.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk over HTTP, with the venue's own payloads. */
class OrderDeskTest {
    private static final NewPosition WANTED = NewPosition.of(Direction.BUY, "GOLD", new BigDecimal("0.01"));
    private static final String CONFIRMED = "{\"date\":\"2026-07-23T14:22:18.473\",\"status\":\"OPEN\","
            + "\"dealStatus\":\"ACCEPTED\",\"epic\":\"GOLD\",\"dealReference\":\"o_1\",\"dealId\":\"order\","
            + "\"affectedDeals\":[{\"dealId\":\"deal\",\"status\":\"OPENED\"}],\"level\":4048.38,\"size\":0.01,"
            + "\"direction\":\"BUY\",\"guaranteedStop\":false,\"trailingStop\":false}";

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicLong passedNs = new AtomicLong();
    private final AtomicBoolean ordered = new AtomicBoolean();
    private final AtomicInteger confirmsAsked = new AtomicInteger();
    private final OrderDesk desk = new OrderDesk(new ApiVenue(new CapitalApi(
            FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("GOLD")), FakeVenue.CREDENTIALS,
            threads, this::nowNs)), this::nowNs, passedNs::addAndGet);

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    @Test
    void shouldAskForTheConfirmationUntilItIsThere() {
        answer(new Answer(200, "{\"dealReference\":\"o_1\"}"), Answer.ok(CONFIRMED));

        DealOutcome outcome = desk.open(WANTED);

        assertThat(outcome).isInstanceOfSatisfying(Filled.class, filled -> {
            assertThat(filled.opened()).containsExactly("deal");
            assertThat(filled.level()).contains(new BigDecimal("4048.38"));
            assertThat(filled.certain()).isTrue();
        });
        assertThat(confirmsAsked.get()).isEqualTo(3);
    }

    @Test
    void shouldFindTheDealWhoseAnswerWasLost() {
        answer(new Answer(502, "<html>"), null);

        DealOutcome outcome = desk.open(WANTED);

        assertThat(outcome).isInstanceOfSatisfying(Filled.class, filled -> {
            assertThat(filled.opened()).containsExactly("deal");
            assertThat(filled.certain()).isFalse();
        });
        assertThat(venue.rest.count("POST /positions")).isEqualTo(1);
    }

    @Test
    void shouldNotOrderAgainWhereAnOutcomeIsUnknown() {
        answer(new Answer(200, "<html>"), null);
        venue.rest.timeMs = () -> Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

        assertThat(desk.open(WANTED)).isInstanceOf(Unknown.class);
        assertThat(desk.open(WANTED)).isInstanceOfSatisfying(Rejected.class, rejected ->
                assertThat(rejected.reason()).contains("not sent", "BUY 0.01 GOLD"));
        assertThat(desk.open(NewPosition.of(Direction.BUY, "GOLD", new BigDecimal("0.010"))))
                .as("the same size, written otherwise").isInstanceOf(Rejected.class);

        assertThat(venue.rest.count("POST /positions")).isEqualTo(1);
    }

    @Test
    void shouldTellWhyTheVenueRefuses() {
        answer(Answer.error(400, "error.invalid.size.minvalue: 0.1"), null);

        assertThat(desk.open(WANTED)).isEqualTo(new Rejected("error.invalid.size.minvalue: 0.1"));
        assertThat(desk.close("nobody")).isEqualTo(new Rejected("no open position has the id nobody"));
        assertThat(desk.cancel("nobody")).isEqualTo(new Rejected("no working order has the id nobody"));
    }

    private void answer(Answer order, Answer confirmation) {
        venue.rest.timeMs = () -> Instant.parse("2026-07-23T14:22:18Z").toEpochMilli();
        venue.rest.override = request -> {
            if (request.startsWith("POST /positions")) {
                ordered.set(order.status() != 400);
                return order;
            }
            if (request.startsWith("GET /positions")) {
                return Answer.ok(ordered.get() ? "{\"positions\":[" + position() + "]}" : "{\"positions\":[]}");
            }
            if (request.startsWith("GET /confirms")) {
                return confirmsAsked.incrementAndGet() < 3 || confirmation == null
                        ? Answer.error(404, "error.not-found.dealReference") : confirmation;
            }
            return request.startsWith("GET /workingorders") || request.startsWith("GET /history")
                    ? Answer.ok("{}") : null;
        };
    }

    private static String position() {
        return "{\"position\":{\"createdDateUTC\":\"2026-07-23T14:22:18.473\",\"dealId\":\"deal\",\"size\":0.010,"
                + "\"workingOrderId\":\"order\",\"direction\":\"BUY\",\"level\":4048.38},"
                + "\"market\":{\"epic\":\"GOLD\"}}";
    }

    private long nowNs() {
        return System.nanoTime() + passedNs.addAndGet(200_000_000);
    }
}
