package io.tickring.feed.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.OrderType;
import io.tickring.feed.api.deal.Protection;
import io.tickring.feed.dealing.DealOutcome.Accepted;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import io.tickring.feed.dealing.Faults.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request whose answer is lost and which the venue carries out just before the desk would give up. */
class LateEndTest {
    private static final BigDecimal SIZE = new BigDecimal("0.02");

    private final ModelVenue venue = new ModelVenue();
    private final OrderDesk desk = new OrderDesk(venue, venue::nowNs, ns -> venue.advance(ns / 1_000_000));

    @ParameterizedTest
    @ValueSource(longs = {80_000, 87_999, 88_000, 88_001, 89_000, 89_998})
    void shouldMakeSureOfAPositionThatWentAtTheLastMoment(long delayMs) {
        String dealId = opened();
        venue.expect(delayed(delayMs));

        assertThat(desk.close(dealId)).isInstanceOfSatisfying(Filled.class,
                filled -> assertThat(filled.closed()).containsExactly(dealId));
    }

    @ParameterizedTest
    @ValueSource(longs = {80_000, 88_001, 89_998})
    void shouldMakeSureOfAnOrderThatWentAtTheLastMoment(long delayMs) {
        venue.expect(delayed(0).with(Answer.WHOLE));
        Accepted placed = (Accepted) desk.place(new NewWorkingOrder(Direction.BUY, "GOLD", SIZE,
                new BigDecimal("3651.84"), OrderType.LIMIT, Optional.empty(), Protection.NONE));
        venue.expect(delayed(delayMs));

        assertThat(desk.cancel(placed.dealId())).isEqualTo(placed);
    }

    @Test
    void shouldGiveUpWhereNothingWentInTime() {
        String dealId = opened();
        venue.expect(delayed(95_000));

        assertThat(desk.close(dealId)).isInstanceOf(Unknown.class);
        assertThat(venue.open()).as("is closed later").isNotEmpty();
    }

    private String opened() {
        venue.expect(delayed(0).with(Answer.WHOLE));
        return ((Filled) desk.open(NewPosition.of(Direction.BUY, "GOLD", SIZE))).opened().get(0);
    }

    /** The activity tells it too late to help. */
    private static Faults delayed(long delayMs) {
        return new Faults(Answer.REQUEST_DELAYED, delayMs, 0, 60_000, false, 1, List.of());
    }
}
