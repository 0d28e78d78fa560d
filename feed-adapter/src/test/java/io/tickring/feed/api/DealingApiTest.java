package io.tickring.feed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.account.ActivityQuery;
import io.tickring.feed.api.account.Preferences;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.OrderType;
import io.tickring.feed.api.deal.Protection;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.rest.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealingApiTest {
    private static final NewPosition POSITION = NewPosition.of(Direction.BUY, "SILVER", BigDecimal.ONE);
    private static final Protection STOP_AND_PROFIT = new Protection(Optional.of(true), Optional.empty(),
            Optional.of(new BigDecimal("17")), Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("23")),
            Optional.empty(), Optional.empty());

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CapitalApi api = new CapitalApi(new FeedSettings(venue.url(), venue.streamUrl(), "simulator", "",
            List.of("US500"), false, true, 10, 500, 100, 500, 1_000, 60_000, 60_000), FakeVenue.CREDENTIALS, threads,
            System::nanoTime);

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    @Test
    void shouldAskAsTheVenuesOwnExamplesDo() {
        answer(new Answer(200, "{\"dealReference\":\"o_1\"}"));

        api.dealing().open(POSITION);
        api.dealing().place(new NewWorkingOrder(Direction.BUY, "SILVER", BigDecimal.ONE, new BigDecimal("20"),
                OrderType.LIMIT, Optional.of(Instant.parse("2022-06-09T01:01:00.700Z")), STOP_AND_PROFIT));
        api.dealing().replace("id", STOP_AND_PROFIT);
        api.dealing().replace("id", new NewWorkingOrder.Change(Optional.empty(), Optional.empty(), Protection.NONE));

        assertThat(venue.rest.requests).filteredOn(request -> !request.contains("/session")).containsExactly(
                "POST /positions {\"direction\":\"BUY\",\"epic\":\"SILVER\",\"size\":1}",
                "POST /workingorders {\"direction\":\"BUY\",\"epic\":\"SILVER\",\"size\":1,\"level\":20,"
                        + "\"type\":\"LIMIT\",\"goodTillDate\":\"2022-06-09T01:01:00\",\"guaranteedStop\":true,"
                        + "\"stopLevel\":17,\"profitLevel\":23}",
                "PUT /positions/id {\"guaranteedStop\":true,\"stopLevel\":17,\"profitLevel\":23}",
                "PUT /workingorders/id {}");
    }

    @ParameterizedTest
    @CsvSource({"401, error.invalid.session.token, true", "429, error.too-many.requests, true",
            "400, error.invalid.stoploss.minvalue: 17.146, true", "503, error.service.unavailable, false",
            "400, java.util.concurrent.TimeoutException, false", "502, <html>, false", "403, <html>, false",
            "200, <html>, false"})
    void shouldSendAnOrderOnceWhateverComes(int status, String body, boolean nothingDone) {
        answer(body.startsWith("<") ? new Answer(status, body) : Answer.error(status, body));

        assertThatThrownBy(() -> api.dealing().open(POSITION)).isInstanceOfSatisfying(VenueException.class,
                failure -> assertThat(failure.nothingDone()).isEqualTo(nothingDone));
        assertThatThrownBy(() -> api.dealing().close("id")).isInstanceOf(VenueException.class);

        assertThat(venue.rest.count("POST /positions")).isEqualTo(1);
        assertThat(venue.rest.count("DELETE /positions")).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldSendAnOrderOnceWhereNothingComes() {
        answer(new Answer(200, null));

        assertThatThrownBy(() -> api.dealing().open(POSITION)).isInstanceOfSatisfying(VenueException.class,
                failure -> assertThat(failure.nothingDone()).isFalse());

        assertThat(venue.rest.count("POST /positions")).isEqualTo(1);
    }

    @Test
    void shouldTellTheBoundThatTheVenueAppends() {
        answer(Answer.error(400, "error.invalid.stoploss.minvalue: 17.146"));

        assertThatThrownBy(() -> api.dealing().open(POSITION)).isInstanceOfSatisfying(VenueException.class,
                failure -> {
                    assertThat(failure.code()).isEqualTo("error.invalid.stoploss.minvalue");
                    assertThat(failure.bound()).contains(new BigDecimal("17.146"));
                });
    }

    @Test
    void shouldWriteQueriesAsTheVenueReadsThem() {
        answer(new Answer(200, "{}"));

        api.history().activity(new ActivityQuery(Optional.of(Instant.parse("2022-01-17T15:09:47Z")), Optional.empty(),
                Optional.empty(), true, Optional.empty(), Optional.of("source!=DEALER;epic==OIL_CRUDE,GOLD")));
        api.accounts().change(new Preferences.Change(Map.of(), Optional.of(true)));
        api.accounts().topUp(new BigDecimal("1000"));

        assertThat(venue.rest.requests).contains(
                "GET /history/activity?from=2022-01-17T15:09:47&filter=source%21%3DDEALER%3Bepic%3D%3DOIL_CRUDE,GOLD"
                        + "&detailed=true ",
                "PUT /accounts/preferences {\"hedgingMode\":true}", "POST /accounts/topUp {\"amount\":1000}");
    }

    @Test
    void shouldNotAskForWhatTheVenueWouldRefuse() {
        assertThatThrownBy(() -> api.markets().details("silver")).hasMessageContaining("capitals");
        assertThatThrownBy(() -> api.markets().details("A/../B?x=1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.markets().node("id", 501)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> api.accounts().topUp(new BigDecimal("400001"))).hasMessageContaining("-400000");
        assertThatThrownBy(() -> api.watchlists().create("", List.of())).hasMessageContaining("1 to 20");
        assertThatThrownBy(() -> ActivityQuery.last(Duration.ofDays(2))).hasMessageContaining("1 day");
        assertThatThrownBy(() -> new Protection(Optional.of(true), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("a guaranteed stop needs a stop");

        assertThat(venue.rest.requests).isEmpty();
    }

    private void answer(Answer answer) {
        venue.rest.override = request -> request.startsWith("POST /session") ? null : answer;
    }
}
