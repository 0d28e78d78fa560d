package io.tickring.feed.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.status.MarketState.Status;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.api.CapitalApi;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketCatalogueTest {
    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private long nowMs = 1_000_000;
    private final MarketTable markets = new MarketTable(200);
    private final MarketInquiry inquiry = new MarketInquiry(new CapitalApi(
            FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("US500")), FakeVenue.CREDENTIALS,
            threads, System::nanoTime).markets());
    private final MarketCatalogue catalogue = new MarketCatalogue(inquiry, markets, () -> nowMs, true);

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    private List<Market> load(List<String> symbols) {
        return catalogue.load(symbols, inquiry.details(symbols));
    }

    @Test
    void shouldAskForFiftyAtATime() {
        List<String> symbols = IntStream.range(0, 120).mapToObj(i -> "SYM" + i).toList();
        venue.rest.epics = Set.copyOf(symbols);

        List<Market> known = load(symbols);

        assertThat(known).extracting(Market::symbol).containsExactlyElementsOf(symbols);
        assertThat(venue.rest.count("GET /markets")).isEqualTo(3);
    }

    @Test
    void shouldFindTheUnknownMarketForWhichTheVenueRefusesACall() {
        venue.rest.override = request -> request.contains("NOBODY") ? Answer.error(404, "error.not-found.epic") : null;

        List<Market> known = load(List.of("EURUSD", "NOBODY", "AAPL", "US500"));

        assertThat(known).extracting(Market::symbol).containsExactly("EURUSD", "AAPL", "US500");
    }

    @Test
    void shouldKeepTheHighestPriceThatASettingGave() {
        int number = markets.define(new Market(0, "US500", "US500", AssetClass.OTHER, "", 5, 17)).number();

        load(List.of("US500"));

        assertThat(markets.get(number)).isEqualTo(
                new Market(number, "US500", "Name of US500", AssetClass.INDICES, "USD", 2, 17));
    }

    @Test
    void shouldTellWhatTheVenueTellsOfAMarket() {
        Market market = load(List.of("US500")).get(0);
        assertThat(catalogue.status(market.number(), nowMs)).isEqualTo(Status.OPEN);
        assertThat(catalogue.referenceMidNanos(market.number())).isEqualTo(10_650_000_000L);

        venue.rest.override = request -> request.startsWith("GET /markets") ? Answer.ok("{\"marketDetails\":["
                + "{\"instrument\":{\"epic\":\"US500\"},\"snapshot\":{\"marketStatus\":\"CLOSED\",\"bid\":1}}]}")
                : null;
        catalogue.refresh(List.of(market));

        assertThat(catalogue.status(market.number(), nowMs)).isEqualTo(Status.CLOSED);
        assertThat(catalogue.referenceMidNanos(market.number())).isEqualTo(TickEvent.ABSENT);
        assertThat(catalogue.status(0, nowMs)).isEqualTo(Status.UNKNOWN);
        assertThat(venue.rest.requests.stream().filter(request -> request.startsWith("POST"))
                .collect(Collectors.toList())).hasSize(1);
    }
}
