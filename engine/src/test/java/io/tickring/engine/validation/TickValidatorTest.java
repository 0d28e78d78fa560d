package io.tickring.engine.validation;

import static io.tickring.engine.Ticks.NOON_MS;
import static io.tickring.engine.Ticks.clock;
import static io.tickring.engine.Ticks.control;
import static io.tickring.engine.Ticks.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.clock.TimeSource;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.Marks;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickValidatorTest {
    private static final int AAPL = 1;

    private final MarketTable markets = new MarketTable(8);
    private TickValidator validator;
    private long nextMs = NOON_MS;

    @BeforeEach
    void defineMarketAndClock() {
        markets.define(new Market(0, "AAPL", "Apple", AssetClass.SHARES, "USD", 2, Market.DEFAULT_MAX_PRICE_NANOS));
        validator = new TickValidator(markets, ValidationSettings.defaults(), TimeSource.VENUE);
        validator.onEvent(clock(NOON_MS));
    }

    private RejectReason judge(TickEvent event) {
        validator.onEvent(event);
        return event.rejectReason;
    }

    private RejectReason judgeMid(String price) {
        nextMs += 100;
        return judge(tick(AAPL, nextMs, price, price));
    }

    private List<RejectReason> judgeMids(String... prices) {
        return Stream.of(prices).map(this::judgeMid).toList();
    }

    @Test
    void shouldAcceptAPlausibleTick() {
        assertThat(judge(tick(AAPL, NOON_MS, "210.10", "210.12"))).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldAcceptEqualBidAndAsk() {
        assertThat(judge(tick(AAPL, NOON_MS, "210.10", "210.10"))).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldNameTheRuleThatFailed() {
        TickEvent noBid = tick(AAPL, NOON_MS, "1", "1");
        noBid.bidNanos = TickEvent.ABSENT;
        TickEvent noTime = tick(AAPL, NOON_MS, "1", "1");
        noTime.exchangeTimeMs = TickEvent.ABSENT;
        TickEvent undecodable = tick(0, NOON_MS, "1", "1");
        undecodable.decodeFault = RejectReason.UNDECODABLE;

        assertThat(judge(noBid)).isEqualTo(RejectReason.MISSING_FIELD);
        assertThat(judge(noTime)).isEqualTo(RejectReason.MISSING_FIELD);
        assertThat(judge(undecodable)).isEqualTo(RejectReason.UNDECODABLE);
        assertThat(judge(tick(0, NOON_MS, "1", "1"))).isEqualTo(RejectReason.UNKNOWN_MARKET);
        assertThat(judge(tick(AAPL, NOON_MS, "0", "1"))).isEqualTo(RejectReason.NON_POSITIVE);
        assertThat(judge(tick(AAPL, NOON_MS, "1", "-1"))).isEqualTo(RejectReason.NON_POSITIVE);
        assertThat(judge(tick(AAPL, NOON_MS, "1", "1000000.000000001"))).isEqualTo(RejectReason.ABOVE_MAXIMUM);
        assertThat(judge(tick(AAPL, NOON_MS, "2", "1"))).isEqualTo(RejectReason.CROSSED);
        assertThat(judge(tick(AAPL, 5, "1", "1"))).isEqualTo(RejectReason.ABSURD_TIME);
        assertThat(judge(tick(AAPL, Long.MAX_VALUE, "1", "1"))).isEqualTo(RejectReason.ABSURD_TIME);
    }

    @Test
    void shouldUseTheMaximumSetForTheMarket() {
        MarketTable limited = new MarketTable(8, Map.of("AAPL", 500L)::get);
        Market defined = limited.define(Market.bare(0, "AAPL"));

        assertThat(defined.maxPriceNanos()).isEqualTo(500);
        assertThat(limited.define(Market.bare(0, "MSFT")).maxPriceNanos()).isEqualTo(Market.DEFAULT_MAX_PRICE_NANOS);
    }

    @Test
    void shouldAcceptThePriceAtTheMaximum() {
        assertThat(judge(tick(AAPL, NOON_MS, "1000000", "1000000"))).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldRejectATickMoreThanFiveSecondsAheadOfTheMarketClock() {
        TickEvent atLimit = tick(AAPL, NOON_MS + 5_000, "1", "1");
        atLimit.receiveTimeNs = NOON_MS * 1_000_000;
        TickEvent past = tick(AAPL, NOON_MS + 5_001, "1", "1.01");
        past.receiveTimeNs = NOON_MS * 1_000_000;

        assertThat(judge(atLimit)).isEqualTo(RejectReason.NONE);
        assertThat(judge(past)).isEqualTo(RejectReason.FUTURE);
    }

    @Test
    void shouldMeasureFutureInOurTimeWhereTheVenuesRunsFaster() {
        TickEvent fast = clock(NOON_MS);
        fast.clockRate = 20;
        validator.onEvent(fast);
        TickEvent ahead = tick(AAPL, NOON_MS + 100_000, "1", "1");
        ahead.receiveTimeNs = NOON_MS * 1_000_000;

        assertThat(judge(ahead)).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldNeverFindATickOfAFileAhead() {
        TickValidator ofFile = new TickValidator(markets, ValidationSettings.defaults(), TimeSource.RECORDS);
        TickEvent first = tick(AAPL, NOON_MS, "1", "1");
        TickEvent muchLater = tick(AAPL, NOON_MS + 3_600_000, "1", "1");

        ofFile.onEvent(first);
        ofFile.onEvent(muchLater);

        assertThat(muchLater.rejectReason).isEqualTo(RejectReason.NONE);
        assertThat(muchLater.marketTimeMs).isEqualTo(NOON_MS + 3_600_000);
    }

    @Test
    void shouldTakeOutTheSameTickAgainButNotOneThatDiffersInAnything() {
        TickEvent otherSize = tick(AAPL, NOON_MS, "1", "1");
        otherSize.bidSizeMicros = 5;

        assertThat(judge(tick(AAPL, NOON_MS, "1", "1"))).isEqualTo(RejectReason.NONE);
        assertThat(judge(tick(AAPL, NOON_MS, "1", "1"))).isEqualTo(RejectReason.DUPLICATE);
        assertThat(judge(tick(AAPL, NOON_MS, "1", "1"))).isEqualTo(RejectReason.DUPLICATE);
        assertThat(judge(otherSize)).isEqualTo(RejectReason.NONE);
        otherSize.askSizeMicros = 5;
        assertThat(judge(otherSize)).isEqualTo(RejectReason.NONE);
        assertThat(judge(tick(AAPL, NOON_MS + 1, "1", "1"))).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldRejectALoneSpikeAndGoOnAtTheOldLevel() {
        assertThat(judgeMids("100", "103", "100")).containsExactly(
                RejectReason.NONE, RejectReason.SPIKE, RejectReason.NONE);
    }

    @Test
    void shouldLetTheLimitItselfPass() {
        assertThat(judgeMids("100", "102", "99.96")).containsOnly(RejectReason.NONE);
        assertThat(judgeMid("101.95921")).isEqualTo(RejectReason.SPIKE);
    }

    @Test
    void shouldLoseExactlyTwoTicksToARealJump() {
        assertThat(judgeMids("100", "120", "120.1", "119.9", "120", "100")).containsExactly(
                RejectReason.NONE, RejectReason.SPIKE, RejectReason.SPIKE, RejectReason.NONE, RejectReason.NONE,
                RejectReason.SPIKE);
    }

    @Test
    void shouldOpenANewCandidateWhereTheNextTickIsElsewhere() {
        assertThat(judgeMids("100", "120", "140", "140", "140")).containsExactly(
                RejectReason.NONE, RejectReason.SPIKE, RejectReason.SPIKE, RejectReason.SPIKE, RejectReason.NONE);
    }

    @Test
    void shouldClearTheCandidateWithAnyAcceptedTick() {
        assertThat(judgeMids("100", "120", "120", "100", "120", "120", "120")).containsExactly(
                RejectReason.NONE, RejectReason.SPIKE, RejectReason.SPIKE, RejectReason.NONE, RejectReason.SPIKE,
                RejectReason.SPIKE, RejectReason.NONE);
    }

    @Test
    void shouldForgetTheReferenceAfterAGapAndAfterALongSilence() {
        judgeMid("100");
        TickEvent gap = control(EventKind.GAP, NOON_MS);
        gap.market = AAPL;
        validator.onEvent(gap);
        RejectReason afterGap = judgeMid("200");
        nextMs += ValidationSettings.defaults().referenceMaxAgeMs() + 1;
        validator.onEvent(clock(nextMs));

        assertThat(afterGap).isEqualTo(RejectReason.NONE);
        assertThat(judgeMid("50")).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldUseTheLimitOfTheAssetClass() {
        ValidationSettings defaults = ValidationSettings.defaults();
        ValidationSettings wide = new ValidationSettings(defaults.futureMs(), defaults.staleMs(),
                defaults.wideSpreadPpm(), true, true, Map.of(AssetClass.SHARES, 300_000L), 900_000, Map.of());
        validator = new TickValidator(markets, wide, TimeSource.RECORDS);

        assertThat(judgeMids("100", "129", "170")).containsExactly(
                RejectReason.NONE, RejectReason.NONE, RejectReason.SPIKE);
    }

    @Test
    void shouldLeaveOutTheRulesSwitchedOff() {
        validator = new TickValidator(markets, ValidationSettings.defaults().withOrderRules(false, false),
                TimeSource.RECORDS);

        assertThat(judge(tick(AAPL, NOON_MS, "1", "1"))).isEqualTo(RejectReason.NONE);
        assertThat(judge(tick(AAPL, NOON_MS, "1", "1"))).isEqualTo(RejectReason.NONE);
        assertThat(judge(tick(AAPL, NOON_MS, "9", "9"))).isEqualTo(RejectReason.NONE);
    }

    @Test
    void shouldMarkWhatIsOddAndLetItPass() {
        TickEvent stale = tick(AAPL, NOON_MS, "100", "100");
        stale.receiveTimeNs += 15_001_000_000L;
        TickEvent wide = tick(AAPL, NOON_MS + 20_000, "100", "101.01");
        TickEvent back = tick(AAPL, NOON_MS + 19_999, "100", "100");

        validator.onEvent(stale);
        validator.onEvent(wide);
        validator.onEvent(back);

        assertThat(List.of(stale, wide, back)).extracting(event -> event.marks).containsExactly(
                Marks.STALE, Marks.WIDE_SPREAD, Marks.REORDERED);
        assertThat(List.of(stale, wide, back)).allMatch(TickEvent::accepted);
    }

    @Test
    void shouldMarkAQuoteThatWasAskedFor() {
        TickEvent polled = tick(AAPL, NOON_MS, "100", "100");
        polled.polled = true;

        validator.onEvent(polled);

        assertThat(polled.marks).isEqualTo(Marks.POLLED);
        assertThat(polled.accepted()).isTrue();
    }

    @Test
    void shouldCarrySettingsThroughTheSessionMarker() {
        ValidationSettings settings = new ValidationSettings(
                1, 2, 3, false, false, Map.of(AssetClass.CRYPTOCURRENCIES, 7L), 4,
                ValidationSettings.maxPrices("BTCJPY=30000000, A=0.5"));

        assertThat(ValidationSettings.fromMap(settings.asMap())).isEqualTo(settings);
        assertThat(ValidationSettings.fromMap(Map.of())).isEqualTo(ValidationSettings.defaults());
        assertThatThrownBy(() -> new ValidationSettings(0, 1, 1, true, true, Map.of(), 1, Map.of()))
                .hasMessage("validation.futureMs must be above 0, is 0");
        assertThatThrownBy(() -> ValidationSettings.maxPrices("BTCJPY"))
                .hasMessageContaining("validation.maxPrice must");
    }
}
