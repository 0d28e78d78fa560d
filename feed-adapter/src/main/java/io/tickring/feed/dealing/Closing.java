package io.tickring.feed.dealing;

import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Closes the whole of a position. Its reference is that of every change of the position, so older answers are left. */
final class Closing implements Errand {
    private static final int TIMES_MISSED = 2;

    private final DealingVenue venue;
    private final String dealId;
    private AccountView account;
    private Position position;
    private int missed;

    Closing(DealingVenue venue, String dealId) {
        this.venue = venue;
        this.dealId = dealId;
    }

    @Override
    public Optional<DealOutcome> prepare(Instant since) {
        account = new AccountView(venue, since);
        Optional<Position> open = find();
        open.ifPresent(found -> position = found);
        return open.isPresent() ? Optional.empty() : Optional.of(new Rejected("no open position has the id " + dealId));
    }

    @Override
    public String send() {
        return venue.close(dealId);
    }

    @Override
    public Optional<DealOutcome> confirmed(Confirmation told) {
        if (!account.began(told.time())) {
            return Optional.empty();
        }
        if (told.rejected()) {
            return Optional.of(new Rejected(told.rejectReason().or(told::reason).orElse("rejected without a reason")));
        }
        return told.accepted() && told.status().filter("CLOSED"::equals).isPresent()
                ? Optional.of(new Filled(List.of(), List.of(dealId), told.level(), told.size().orElse(size()),
                        told.profit(), told.profitCurrency(), true))
                : Optional.empty();
    }

    @Override
    public Optional<DealOutcome> search(boolean settled) {
        Optional<BigDecimal> level = AccountView.done(account.entries(), "POSITION", position.market().epic())
                .filter(entry -> entry.dealId().filter(dealId::equals).isPresent())
                .filter(entry -> entry.details().flatMap(details -> details.direction())
                        .filter(position.holding().direction().opposite()::equals).isPresent())
                .findFirst().flatMap(AccountView::level);
        if (level.isPresent()) {
            return Optional.of(gone(level));
        }
        missed = settled && find().isEmpty() ? missed + 1 : 0;
        return missed >= TIMES_MISSED ? Optional.of(gone(Optional.empty())) : Optional.empty();
    }

    @Override
    public boolean almostSure() {
        return missed > 0;
    }

    @Override
    public DealOutcome givenUp() {
        return new Unknown("look at the account for position " + dealId + " on " + position.market().epic()
                + ": it was " + (almostSure() ? "gone" : "open") + " when last seen; to close it again does no harm");
    }

    @Override
    public String describe() {
        return "close " + dealId;
    }

    private DealOutcome gone(Optional<BigDecimal> level) {
        return new Filled(List.of(), List.of(dealId), level, size(), Optional.empty(), Optional.empty(), false);
    }

    private BigDecimal size() {
        return position.holding().size();
    }

    private Optional<Position> find() {
        return venue.positions().stream().filter(open -> open.dealId().equals(dealId)).findFirst();
    }
}
