package io.tickring.feed.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.OrderType;
import io.tickring.feed.api.deal.Protection;
import io.tickring.feed.dealing.DealOutcome.Accepted;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import io.tickring.feed.dealing.Faults.Answer;
import io.tickring.feed.dealing.Faults.Read;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever answer is lost, late, doubled or of another moment: one request, one deal, and no untrue outcome. */
class OrderDeskPropertyTest {
    private static final NewPosition WANTED = NewPosition.of(Direction.BUY, "GOLD", new BigDecimal("0.02"));
    private static final NewWorkingOrder ORDER = new NewWorkingOrder(Direction.BUY, "GOLD", new BigDecimal("0.02"),
            new BigDecimal("3651.84"), OrderType.LIMIT, Optional.empty(), Protection.NONE);
    private static final Faults NONE = new Faults(Answer.WHOLE, 0, 0, 0, false, 1, List.of());
    private static final long LONG_AFTER_MS = 600_000;
    /** Behind it the desk has given up. */
    private static final long FOUND_IN_TIME_MS = 60_000;

    private ModelVenue venue;
    private OrderDesk desk;

    @BeforeTry
    void open() {
        venue = new ModelVenue();
        desk = new OrderDesk(venue, venue::nowNs, ns -> venue.advance(ns / 1_000_000));
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void shouldOpenOnceAndTellTheTruth(@ForAll("requests") List<Faults> requests) {
        for (Faults faults : requests) {
            venue.expect(faults);
            DealOutcome outcome = desk.open(WANTED);
            List<String> seen = new ArrayList<>(venue.done);
            int left = venue.requests;
            venue.advance(LONG_AFTER_MS);

            assertThat(left).isLessThanOrEqualTo(1);
            assertThat(venue.requests).isEqualTo(left);
            assertOpened(faults, outcome, left, seen);
        }
    }

    private void assertOpened(Faults faults, DealOutcome outcome, int left, List<String> seen) {
        if (outcome instanceof Filled filled) {
            assertThat(filled.opened()).containsExactlyInAnyOrderElementsOf(venue.done).isNotEmpty();
            assertThat(filled.size()).isEqualByComparingTo(WANTED.size());
        } else if (outcome instanceof Rejected) {
            assertThat(venue.done).isEmpty();
        } else {
            assertThat(outcome).isInstanceOf(Unknown.class);
        }
        if (left == 1 && faults.fills() && seen.size() > 0) {
            assertThat(outcome).as("found where it can be").isInstanceOf(Filled.class);
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void shouldCloseOnceAndTellTheTruth(@ForAll("requests") List<Faults> requests) {
        venue.expect(NONE);
        String dealId = ((Filled) desk.open(WANTED)).opened().get(0);
        for (Faults faults : requests) {
            venue.expect(faults);
            DealOutcome outcome = desk.close(dealId);
            List<String> seen = new ArrayList<>(venue.done);
            boolean gone = venue.open().isEmpty();
            int left = venue.requests;
            venue.advance(LONG_AFTER_MS);

            assertThat(left).isLessThanOrEqualTo(1);
            assertThat(venue.requests).isEqualTo(left);
            if (outcome instanceof Filled filled) {
                assertThat(filled.closed()).containsExactly(dealId);
                assertThat(gone).isTrue();
            } else if (outcome instanceof Rejected) {
                assertThat(venue.done).isEmpty();
            } else {
                assertThat(outcome).isInstanceOf(Unknown.class);
                assertThat(seen).as("found where it can be").isEmpty();
            }
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void shouldPlaceAndCancelOnceAndTellTheTruth(@ForAll("two") List<Faults> requests) {
        venue.expect(requests.get(0));
        DealOutcome placed = desk.place(ORDER);
        assertThat(venue.requests).isLessThanOrEqualTo(1);
        venue.advance(LONG_AFTER_MS);
        if (!(placed instanceof Accepted accepted)) {
            assertThat(placed instanceof Unknown || venue.done.isEmpty()).isTrue();
            return;
        }
        assertThat(venue.done).containsExactly(accepted.dealId());

        venue.expect(requests.get(1));
        DealOutcome cancelled = desk.cancel(accepted.dealId());
        boolean gone = venue.waiting().isEmpty();
        assertThat(venue.requests).isLessThanOrEqualTo(1);
        venue.advance(LONG_AFTER_MS);

        if (cancelled instanceof Accepted) {
            assertThat(gone).isTrue();
        } else {
            assertThat(cancelled instanceof Unknown || venue.done.isEmpty()).isTrue();
        }
    }

    @Provide
    Arbitrary<List<Faults>> requests() {
        return faults().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Faults>> two() {
        return faults().list().ofSize(2);
    }

    private static Arbitrary<Faults> faults() {
        Arbitrary<Long> soonOrLate = Arbitraries.longs().between(0, FOUND_IN_TIME_MS);
        Arbitrary<Long> delay = Arbitraries.frequencyOf(Tuple.of(3, soonOrLate),
                Tuple.of(1, Arbitraries.longs().between(FOUND_IN_TIME_MS, LONG_AFTER_MS / 2)));
        return Combinators.combine(Arbitraries.of(Answer.class), delay, Arbitraries.longs().between(0, 120_000),
                soonOrLate, Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2)),
                Arbitraries.of(Read.class).list().ofMaxSize(20)).as(Faults::new);
    }
}
