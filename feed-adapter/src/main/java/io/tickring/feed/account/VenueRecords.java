package io.tickring.feed.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.Side;
import io.tickring.engine.account.WorkingOrder;
import io.tickring.feed.api.account.Account;
import io.tickring.feed.api.account.AccountTime;
import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.account.Balance;
import io.tickring.feed.api.account.Transaction;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.Position;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** The venue's records in the engine's words. */
final class VenueRecords {
    private final String accountId;
    private final ZoneOffset zone;

    /** @param zone of the account's own time, for dates whose UTC twin is missing */
    VenueRecords(String accountId, ZoneOffset zone) {
        this.accountId = accountId;
        this.zone = zone;
    }

    /** @return empty where an amount is missing */
    Optional<AccountBalance> balance(long timeMs, Account account) {
        return account.balance().filter(VenueRecords::whole).map(all -> new AccountBalance(timeMs, accountId,
                account.currency().orElse(""), all.balance().get(), all.deposit().get(), all.profitLoss().get(),
                all.available().get()));
    }

    private static boolean whole(Balance all) {
        return all.balance().isPresent() && all.deposit().isPresent() && all.profitLoss().isPresent()
                && all.available().isPresent();
    }

    OpenPosition position(Position venue) {
        Position.Holding all = venue.holding();
        return new OpenPosition(all.dealId(), all.dealReference(), all.workingOrderId(), venue.market().epic(),
                side(all.direction()), all.size(), all.level(), all.upl(), all.currency(), all.leverage(),
                all.contractSize(), all.stopLevel(), all.stopDistance(), all.profitLevel(), all.guaranteedStop(),
                all.trailingStop().orElse(false), timeMs(all.createdUtc(), all.createdDate()));
    }

    WorkingOrder order(io.tickring.feed.api.deal.WorkingOrder venue) {
        io.tickring.feed.api.deal.WorkingOrder.Terms all = venue.terms();
        return new WorkingOrder(all.dealId(), all.epic(), side(all.direction()), all.orderSize(), all.orderLevel(),
                all.orderType().map(Enum::name), all.currencyCode(), all.leverage(), all.stopLevel(),
                all.stopDistance(), all.profitLevel(), all.profitDistance(), all.guaranteedStop(),
                all.trailingStop().orElse(false), timeMs(all.createdUtc(), all.createdDate()),
                timeMs(all.goodTillUtc(), all.goodTillDate()));
    }

    /** @return empty where it doesn't say when it happened */
    Optional<AccountActivity> activity(Activity all) {
        Optional<Activity.Details> details = all.details();
        return moment(all.utc(), all.date()).map(moment -> new AccountActivity(moment.toEpochMilli(), accountId,
                all.dealId(), all.epic(), all.source(), all.type(), all.status(),
                details.flatMap(Activity.Details::dealReference),
                details.flatMap(Activity.Details::direction).map(VenueRecords::side),
                details.flatMap(Activity.Details::size), details.flatMap(Activity.Details::level),
                details.flatMap(Activity.Details::currency),
                details.map(Activity.Details::guaranteedStop).orElse(false)));
    }

    /** @return empty where it doesn't say when it happened, or how much moved */
    Optional<AccountTransaction> transaction(Transaction all) {
        return moment(all.utc(), all.date()).flatMap(moment -> all.size().map(amount ->
                new AccountTransaction(moment.toEpochMilli(), accountId, all.transactionType(), all.instrumentName(),
                        all.note(), all.reference(), amount, all.currency(), all.status())));
    }

    private Optional<Instant> moment(Optional<Instant> utc, Optional<LocalDateTime> local) {
        return AccountTime.moment(utc, local, zone);
    }

    private OptionalLong timeMs(Optional<Instant> utc, Optional<LocalDateTime> local) {
        return moment(utc, local).map(moment -> OptionalLong.of(moment.toEpochMilli())).orElse(OptionalLong.empty());
    }

    private static Side side(Direction direction) {
        return direction == Direction.BUY ? Side.BUY : Side.SELL;
    }
}
