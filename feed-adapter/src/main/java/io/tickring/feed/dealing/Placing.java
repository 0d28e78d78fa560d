package io.tickring.feed.dealing;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.dealing.DealOutcome.Accepted;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Places a working order. It may be filled by the time we look. */
final class Placing implements Errand {
    private final DealingVenue venue;
    private final NewWorkingOrder wanted;
    private final Set<String> known;
    private AccountView account;

    /** @param known deal ids that are of other requests */
    Placing(DealingVenue venue, NewWorkingOrder wanted, Set<String> known) {
        this.venue = venue;
        this.wanted = wanted;
        this.known = new HashSet<>(known);
    }

    @Override
    public Optional<DealOutcome> prepare(Instant since) {
        account = new AccountView(venue, since);
        venue.workingOrders().forEach(order -> known.add(order.dealId()));
        return Optional.empty();
    }

    @Override
    public String send() {
        return venue.place(wanted);
    }

    @Override
    public Optional<DealOutcome> confirmed(Confirmation told) {
        if (told.rejected()) {
            return Optional.of(new Rejected(told.rejectReason().or(told::reason).orElse("rejected without a reason")));
        }
        return told.accepted() ? told.dealId().map(Accepted::new) : Optional.empty();
    }

    @Override
    public Optional<DealOutcome> search(boolean settled) {
        Stream<String> waiting = venue.workingOrders().stream().filter(this::mayBeOurs).map(WorkingOrder::dealId);
        Stream<String> told = AccountView.done(account.entries(), "WORKING_ORDER", wanted.epic())
                .filter(entry -> AccountView.byUs(entry, wanted.direction(), wanted.size()))
                .map(Activity::dealId).flatMap(Optional::stream).filter(dealId -> !known.contains(dealId));
        List<String> found = Stream.concat(waiting, told).distinct().toList();
        if (found.size() > 1) {
            return Optional.of(new Unknown(found.size() + " new orders look like " + describe()
                    + ": look at the account"));
        }
        return found.stream().<DealOutcome>map(Accepted::new).findFirst();
    }

    @Override
    public DealOutcome givenUp() {
        return new Unknown("look at the account for " + describe() + " before you order again: the venue's answer was "
                + "lost and nothing of it was found");
    }

    @Override
    public String describe() {
        return wanted.type() + " " + wanted.direction() + " " + plain(wanted.size()) + " " + wanted.epic() + " at "
                + plain(wanted.level());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private boolean mayBeOurs(WorkingOrder order) {
        WorkingOrder.Terms terms = order.terms();
        return terms.epic().equals(wanted.epic()) && terms.direction() == wanted.direction()
                && terms.orderSize().compareTo(wanted.size()) == 0
                && terms.orderLevel().filter(level -> level.compareTo(wanted.level()) == 0).isPresent()
                && !known.contains(order.dealId()) && account.began(terms.createdUtc());
    }
}
