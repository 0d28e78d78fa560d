package io.tickring.feed.dealing;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.account.Activity.Details;
import io.tickring.feed.api.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the account's activity for what a request left in it. */
final class AccountView {
    private static final Set<String> DONE = Set.of("ACCEPTED", "CREATED", "EXECUTED");

    private final DealingVenue venue;
    private final Instant since;

    /** @param since the venue's time before the request left */
    AccountView(DealingVenue venue, Instant since) {
        this.venue = venue;
        this.since = since;
    }

    /** @return what happened since, one entry as the venue tells it */
    List<Activity> entries() {
        return venue.activity(since).stream().filter(entry -> began(entry.utc())).toList();
    }

    /** @return whether something of this time can be of the request; what has no time can't be told from older */
    boolean began(Optional<Instant> time) {
        return time.filter(moment -> !moment.isBefore(since)).isPresent();
    }

    static Stream<Activity> done(List<Activity> entries, String type, String epic) {
        return of(entries, type, epic).filter(entry -> entry.status().filter(DONE::contains).isPresent());
    }

    static Stream<Activity> of(List<Activity> entries, String type, String epic) {
        return entries.stream().filter(entry -> entry.type().filter(type::equals).isPresent())
                .filter(entry -> entry.epic().filter(epic::equals).isPresent());
    }

    static boolean byUs(Activity entry, Direction direction, BigDecimal size) {
        return entry.source().filter("USER"::equals).isPresent()
                && entry.details().flatMap(Details::direction).filter(direction::equals).isPresent()
                && entry.details().flatMap(Details::size).filter(told -> told.compareTo(size) == 0).isPresent();
    }

    static Optional<BigDecimal> level(Activity entry) {
        return entry.details().flatMap(Details::level).filter(level -> level.signum() > 0);
    }
}
