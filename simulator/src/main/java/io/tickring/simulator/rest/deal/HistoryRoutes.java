package io.tickring.simulator.rest.deal;

import io.tickring.simulator.history.Activity;
import io.tickring.simulator.history.ActivityFilter;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.deal.DealAnswers.Activities;
import io.tickring.simulator.rest.deal.DealAnswers.ActivityDetails;
import io.tickring.simulator.rest.deal.DealAnswers.ActivityPart;
import io.tickring.simulator.rest.deal.DealAnswers.TransactionPart;
import io.tickring.simulator.rest.deal.DealAnswers.Transactions;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.trading.TradingDesk;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** {@code /history/activity} and {@code /history/transactions}, newest first. */
public final class HistoryRoutes implements Routes {
    private final TradingDesk desk;
    private final WireTime time;
    private final LongSupplier nowMs;
    private final boolean wholeHistory;

    /**
     * @param nowMs        simulated time, epoch ms
     * @param wholeHistory whether a deal id or filter without dates searches everything
     */
    public HistoryRoutes(TradingDesk desk, WireTime time, LongSupplier nowMs, boolean wholeHistory) {
        this.desk = desk;
        this.time = time;
        this.nowMs = nowMs;
        this.wholeHistory = wholeHistory;
    }

    @Override
    public Optional<Answer> answer(Request request, Session owner) {
        return switch (request.route()) {
            case "GET /history/activity" -> Optional.of(activities(request, owner));
            case "GET /history/transactions" -> Optional.of(transactions(request, owner));
            default -> Optional.empty();
        };
    }

    private Answer activities(Request request, Session owner) {
        HistoryWindow window = HistoryWindow.ofActivity(request, nowMs.getAsLong(), wholeHistory);
        Predicate<Activity> wanted = activity -> window.contains(activity.timeMs());
        Optional<String> dealId = request.parameter("dealId");
        Predicate<Activity> filter = request.parameter("filter").map(text -> ActivityFilter.parse(text)
                .orElseThrow(() -> new Refusal(400, "error.invalid.filter"))).orElse(activity -> true);
        boolean detailed = request.parameter("detailed").map(Boolean::parseBoolean).orElse(false);
        return Answer.ok(new Activities(desk.activities(owner.accountId(), wanted.and(filter)
                .and(activity -> dealId.map(activity.dealId()::equals).orElse(true)))
                .stream().map(activity -> view(activity, detailed)).toList()));
    }

    private ActivityPart view(Activity of, boolean detailed) {
        ActivityDetails details = detailed ? new ActivityDetails(of.dealReference(), of.marketName(), of.currency(),
                of.size().doubleValue(), of.direction(), of.level(), of.guaranteedStop()) : null;
        return new ActivityPart(time.localMillis(of.timeMs()), time.utcMillis(of.timeMs()), of.epic(), of.dealId(),
                of.source().name(), of.type().name(), of.status().name(), details);
    }

    private Answer transactions(Request request, Session owner) {
        HistoryWindow window = HistoryWindow.ofTransactions(request, nowMs.getAsLong());
        Optional<String> type = request.parameter("type");
        return Answer.ok(new Transactions(desk.transactions(owner.accountId(),
                transaction -> window.contains(transaction.timeMs())
                        && type.map(transaction.type()::equals).orElse(true))
                .stream().map(this::view).toList()));
    }

    private TransactionPart view(Transaction of) {
        return new TransactionPart(time.localMillis(of.timeMs()), time.utcMillis(of.timeMs()), of.instrument(),
                of.type(), of.note(), of.reference(), Double.toString(of.amount().doubleValue()), of.currency());
    }
}
