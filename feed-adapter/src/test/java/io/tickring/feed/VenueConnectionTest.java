package io.tickring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.fake.Rig;
import io.tickring.feed.rest.VenueException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VenueConnectionTest {
    private final FakeVenue venue = new FakeVenue();
    private final AtomicLong aheadNs = new AtomicLong();
    private final FeedSettings settings =
            FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("EURUSD", "US500", "EURUSD"));
    private final VenueConnection connection =
            new VenueConnection(settings, FakeVenue.CREDENTIALS, () -> System.nanoTime() + aheadNs.get());

    @AfterEach
    void close() {
        connection.close();
        venue.close();
    }

    @Test
    void shouldAskAheadOnceForEachMarket() {
        connection.begin();

        assertThat(connection.firstPart()).extracting(MarketDetails::epic).containsExactly("EURUSD", "US500");
        assertThat(connection.firstPart()).hasSize(2);
        assertThat(venue.rest.count("GET /markets")).isEqualTo(1);
    }

    @Test
    void shouldAskAnewWhereTheAnswerHasGrownOld() {
        connection.begin();
        connection.firstPart();
        venue.rest.epics = Set.of("US500");
        aheadNs.set(TimeUnit.SECONDS.toNanos(5));

        assertThat(connection.firstPart()).extracting(MarketDetails::epic).containsExactly("US500");
    }

    @Test
    void shouldAskWhereNobodyBegan() {
        assertThat(connection.firstPart()).hasSize(2);
    }

    @Test
    void shouldEndTheLogInThatIsUnderWay() {
        venue.rest.override = request -> new Answer(0, null);
        connection.begin();
        Rig.await().until(() -> !venue.rest.requests.isEmpty());

        connection.close();

        assertThatThrownBy(connection::firstPart).isInstanceOf(VenueException.class)
                .hasMessageContaining("interrupted");
    }
}
