package io.tickring.feed.dealing;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.Confirmation.AffectedDeal;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens a position. One order that was filled in parts makes several, which share its id. */
final class Opening implements Errand {
    private final DealingVenue venue;
    private final NewPosition wanted;
    private final Set<String> known;
    private AccountView account;
    private String orderId = "";
    private boolean activityTells = true;

    /** @param known deal ids that are of other requests */
    Opening(DealingVenue venue, NewPosition wanted, Set<String> known) {
        this.venue = venue;
        this.wanted = wanted;
        this.known = new HashSet<>(known);
    }

    @Override
    public Optional<DealOutcome> prepare(Instant since) {
        account = new AccountView(venue, since);
        venue.positions().forEach(position -> known.add(position.dealId()));
        venue.workingOrders().forEach(this::noteOrder);
        return Optional.empty();
    }

    /** A waiting order may be filled any moment; what comes of it looks like ours in the activity. */
    private void noteOrder(WorkingOrder order) {
        known.add(order.dealId());
        activityTells &= !order.terms().epic().equals(wanted.epic())
                || order.terms().direction() != wanted.direction();
    }

    @Override
    public String send() {
        return venue.open(wanted);
    }

    @Override
    public Optional<DealOutcome> confirmed(Confirmation told) {
        if (told.rejected()) {
            return Optional.of(new Rejected(told.rejectReason().or(told::reason).orElse("rejected without a reason")));
        }
        if (!told.accepted()) {
            return Optional.empty();
        }
        orderId = told.dealId().orElse("");
        List<String> opened = affected(told, "OPENED");
        List<String> closed = affected(told, "FULLY_CLOSED", "PARTIALLY_CLOSED");
        if (opened.isEmpty() && closed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Filled(opened, closed, told.level(), told.size().orElse(wanted.size()), told.profit(),
                told.profitCurrency(), true));
    }

    @Override
    public Optional<DealOutcome> search(boolean settled) {
        Map<String, List<Position>> byOrder = venue.positions().stream().filter(this::mayBeOurs)
                .collect(Collectors.groupingBy(position ->
                        position.holding().workingOrderId().orElse(position.dealId())));
        List<DealOutcome> found = byOrder.entrySet().stream()
                .filter(order -> orderId.isEmpty() ? whole(order.getValue()) : order.getKey().equals(orderId))
                .map(order -> filled(order.getValue())).toList();
        return found.isEmpty() ? searchActivity() : Optional.of(single(found));
    }

    @Override
    public DealOutcome givenUp() {
        return new Unknown("look at the account for " + describe() + " before you order again: the venue's answer was "
                + "lost and nothing of it was found");
    }

    @Override
    public String describe() {
        return wanted.direction() + " " + wanted.size().stripTrailingZeros().toPlainString() + " " + wanted.epic();
    }

    /** What was opened and is closed by now is only here. */
    private Optional<DealOutcome> searchActivity() {
        if (!activityTells) {
            return Optional.empty();
        }
        Map<String, Activity> deals = AccountView.done(account.entries(), "POSITION", wanted.epic())
                .filter(entry -> AccountView.byUs(entry, wanted.direction(), wanted.size()))
                .filter(entry -> entry.dealId().filter(dealId -> !known.contains(dealId)).isPresent())
                .collect(Collectors.toMap(entry -> entry.dealId().orElseThrow(), entry -> entry,
                        (first, same) -> first));
        List<DealOutcome> found = deals.entrySet().stream().<DealOutcome>map(deal ->
                new Filled(List.of(deal.getKey()), List.of(), AccountView.level(deal.getValue()), wanted.size(),
                        Optional.empty(), Optional.empty(), false)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(single(found));
    }

    private DealOutcome single(List<DealOutcome> found) {
        return found.size() == 1 ? found.get(0)
                : new Unknown(found.size() + " new deals look like " + describe() + ": look at the account");
    }

    private boolean mayBeOurs(Position position) {
        return position.market().epic().equals(wanted.epic())
                && position.holding().direction() == wanted.direction()
                && !known.contains(position.dealId())
                && position.holding().workingOrderId().filter(known::contains).isEmpty()
                && account.began(position.holding().createdUtc());
    }

    private boolean whole(List<Position> parts) {
        return size(parts).compareTo(wanted.size()) == 0;
    }

    private DealOutcome filled(List<Position> parts) {
        return new Filled(parts.stream().map(Position::dealId).toList(), List.of(), parts.get(0).holding().level(),
                size(parts), Optional.empty(), Optional.empty(), !orderId.isEmpty());
    }

    private static BigDecimal size(List<Position> parts) {
        return parts.stream().map(part -> part.holding().size()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> affected(Confirmation told, String... statuses) {
        List<String> wantedStatuses = List.of(statuses);
        return told.affectedDeals().stream()
                .filter(deal -> deal.status().filter(wantedStatuses::contains).isPresent())
                .map(AffectedDeal::dealId).toList();
    }
}
