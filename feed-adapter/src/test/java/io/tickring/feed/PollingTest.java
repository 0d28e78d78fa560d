package io.tickring.feed;

import static io.tickring.feed.fake.Rig.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickring.engine.status.MarketState.Source;
import io.tickring.engine.status.StreamMode;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.Rig;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollingTest {
    private static final String[] FIFTY = IntStream.range(0, 50).mapToObj(i -> "SYM" + i).toArray(String[]::new);

    private final Rig rig = new Rig();
    private CapitalFeed feed;

    @BeforeEach
    void allowOneSocketWithFortyMarkets() {
        rig.venue.rest.epics = Set.of(FIFTY);
        rig.venue.rest.login = Answer.ok("{\"currentAccountId\":\"1001\",\"timezoneOffset\":2}");
        rig.venue.rest.updateTime = () -> LocalDateTime.now(ZoneOffset.ofHours(2)).toString();
        rig.venue.stream.epicsPerConnection = 40;
        rig.venue.stream.oneSocket = true;
        FeedSettings settings = rig.settings(FIFTY).with(new StreamSettings(3_000, 1_500, 60_000, 60_000, 500, 500));
        feed = rig.feed(settings);
        await().until(() -> feed.status().mode() == StreamMode.POLLED);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldAskForTheQuotesThatAreNotStreamed() {
        await().until(() -> rig.seen(EventKind.TICK).size() >= 20);

        int polled = rig.engine.markets().numberOf("SYM49");
        assertThat(feed.status().subscribed()).isEqualTo(40);
        assertThat(feed.status().polled()).isEqualTo(10);
        assertThat(feed.marketState(polled).source()).isEqualTo(Source.POLLED);
        assertThat(feed.marketState(polled).reason()).contains("another socket");
        assertThat(rig.seen(EventKind.TICK)).allSatisfy(tick -> {
            assertThat(tick.market).isGreaterThan(40);
            assertThat(tick.marks & Marks.POLLED).isEqualTo(Marks.POLLED);
            assertThat(tick.bidNanos).isEqualTo(10_100_000_000L);
            assertThat(tick.exchangeTimeMs).isCloseTo(System.currentTimeMillis(), within(20_000L));
        });
    }

    @Test
    void shouldTakeTheSameUpdateForTheSameQuote() {
        await().until(() -> rig.seen(EventKind.TICK).size() >= 10);
        String stopped = LocalDateTime.now(ZoneOffset.ofHours(2)).toString();
        rig.venue.rest.updateTime = () -> stopped;
        long looks = rig.venue.rest.count("GET /markets");

        await().until(() -> rig.venue.rest.count("GET /markets") >= looks + 3);

        List<Long> times = rig.seen(EventKind.TICK).stream()
                .filter(tick -> tick.market == rig.engine.markets().numberOf("SYM49"))
                .map(tick -> tick.exchangeTimeMs).toList();
        assertThat(times).doesNotHaveDuplicates();
    }

    @Test
    void shouldMarkTheTimeInWhichNothingCouldBePolled() {
        await().until(() -> rig.seen(EventKind.TICK).size() >= 10);
        rig.venue.rest.override = request -> request.startsWith("GET /markets") ? Answer.error(400, "error.x") : null;
        int market = rig.engine.markets().numberOf("SYM49");
        await().until(() -> feed.marketState(market).gapFromMs() != TickEvent.ABSENT);

        rig.venue.rest.override = request -> null;

        await().until(() -> rig.gaps().size() >= 10);
        assertThat(rig.gaps()).allSatisfy(gap -> assertThat(gap.market).isGreaterThan(40));
    }

    @Test
    void shouldTryOneSocketForWhatIsPolledHoweverOftenTheFirstIsLost() {
        rig.venue.stream.oneSocket = false;
        rig.venue.stream.mutedEpic = "SYM49";
        rig.venue.stream.dropAll();
        await().until(() -> rig.venue.stream.subscribedEpics() == 40 && rig.venue.stream.connections() == 2);
        long outages = feed.status().reconnects();
        rig.venue.stream.drop("SYM0");
        await().until(() -> feed.status().reconnects() > outages && feed.status().subscribed() == 40);

        rig.venue.stream.mutedEpic = "";

        await().until(() -> feed.status().subscribed() == 50 && rig.venue.stream.subscribedEpics() >= 50);
        assertThat(feed.status().polled()).isZero();
        assertThat(feed.status().shards()).isEqualTo(2);
    }

    @Test
    void shouldGoBackToTheStreamWhereAReconnectionFindsItAllowed() {
        rig.venue.stream.oneSocket = false;

        rig.venue.stream.dropAll();

        await().until(() -> feed.status().mode() == StreamMode.SHARDED);
        assertThat(feed.status().polled()).isZero();
        await().until(() -> feed.status().subscribed() == 50);
    }
}
