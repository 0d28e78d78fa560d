package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One bar of the venue's history. The newest of an answer may still be forming.
 *
 * @param snapshotTime     the bar's opening, in the account's own time
 * @param openTime         the same moment
 * @param lastTradedVolume the venue's count of its own ticks
 */
public record PriceBar(
        Optional<LocalDateTime> snapshotTime, @JsonProperty("snapshotTimeUTC") Optional<Instant> openTime,
        @JsonProperty("openPrice") Optional<BidAsk> open, @JsonProperty("closePrice") Optional<BidAsk> close,
        @JsonProperty("highPrice") Optional<BidAsk> high, @JsonProperty("lowPrice") Optional<BidAsk> low,
        Optional<Long> lastTradedVolume) {
    /** Both sides of a price; high and low of the sides may come from different ticks. */
    public record BidAsk(Optional<BigDecimal> bid, Optional<BigDecimal> ask) {
        boolean complete() {
            return bid.isPresent() && ask.isPresent();
        }
    }

    /** The four prices of one side. */
    public record Side(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    }

    /** @return the opening of a {@link #complete()} bar, epoch ms */
    public long openTimeMs() {
        return openTime.orElseThrow().toEpochMilli();
    }

    /** @return the venue's count of its own ticks, 0 where it tells none */
    public long volume() {
        return lastTradedVolume.orElse(0L);
    }

    /** @return what it could be sold at, of a {@link #complete()} bar */
    public Side bid() {
        return side(BidAsk::bid);
    }

    /** @return what it could be bought at, of a {@link #complete()} bar */
    public Side ask() {
        return side(BidAsk::ask);
    }

    private Side side(Function<BidAsk, Optional<BigDecimal>> side) {
        Function<Optional<BidAsk>, BigDecimal> price = both -> both.flatMap(side).orElseThrow();
        return new Side(price.apply(open), price.apply(high), price.apply(low), price.apply(close));
    }

    /** @return whether it has its time and all eight prices */
    public boolean complete() {
        return openTime.isPresent()
                && Stream.of(open, close, high, low).allMatch(price -> price.filter(BidAsk::complete).isPresent());
    }
}
