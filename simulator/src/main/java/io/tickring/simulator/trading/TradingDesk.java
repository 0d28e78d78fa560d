package io.tickring.simulator.trading;

import io.tickring.simulator.account.Balance;
import io.tickring.simulator.account.Preferences;
import io.tickring.simulator.book.Book;
import io.tickring.simulator.book.OpenPosition;
import io.tickring.simulator.book.Position;
import io.tickring.simulator.book.TradedMarkets;
import io.tickring.simulator.book.WorkingOrder;
import io.tickring.simulator.history.AccountHistory;
import io.tickring.simulator.history.Activity;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.history.Confirms;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OvernightFee;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.order.EntryTicket;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.order.TicketRules;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.session.Account;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Positions and orders of every account, traded against the quotes as they pass. Requests come on the REST thread and
 * quotes on the stream loop; one lock guards everything, and a quote of a market in which nobody has a stake never
 * takes it. What a client did wrong is a {@link Refusal} with the broker's error code.
 */
public final class TradingDesk {
    private static final double PERCENT = 100;

    private final PriceSource source;
    private final LongSupplier nanoTime;
    private final TradedMarkets markets;
    private final Scribe scribe;
    private final PositionDesk positions;
    private final EntryDesk entries;
    private final StopDesk stops;
    private final Funding funding;
    private final Map<String, Book> books = new LinkedHashMap<>();

    /** @param nanoTime a monotonic clock, by which confirmations and history come late */
    public TradingDesk(PriceSource source, List<Account> accounts, DealingRules rules, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.markets = new TradedMarkets(source.instruments().size());
        DealIds ids = new DealIds();
        this.scribe = new Scribe(ids, nanoTime, rules.levelOnCloses());
        Dealer dealer = new Dealer(markets, ids, scribe, rules);
        TicketRules checks = new TicketRules(rules);
        this.positions = new PositionDesk(source, checks, ids, scribe, dealer);
        this.entries = new EntryDesk(checks, ids, scribe, dealer);
        this.stops = new StopDesk(markets, dealer, source::isOpen, rules.closeOutPercent() / PERCENT);
        this.funding = new Funding(markets, scribe);
        accounts.forEach(account -> books.put(account.id(), new Book(account, markets,
                new AccountHistory(rules.activityDelay().toNanos()), new Confirms(rules.confirmDelay().toNanos()),
                OvernightFee.nextAfter(source.nowMs()))));
    }

    boolean isTraded(int market) {
        return markets.hasStake(market);
    }

    /** One quote of a market that is traded; one that nobody could deal at changes nothing. */
    synchronized void onQuote(int market, long timeMs, long bid, long ask) {
        if (bid <= 0 || ask < bid) {
            return;
        }
        Quote quote = new Quote(timeMs, bid, ask, 0, 0);
        books.values().forEach(book -> catchUp(book, timeMs));
        markets.mark(market, quote);
        for (Book book : books.values()) {
            entries.onQuote(book, market, quote);
            stops.onQuote(book, market, quote);
        }
    }

    private void catchUp(Book book, long nowMs) {
        funding.catchUp(book, nowMs);
        entries.expire(book, nowMs);
    }

    /** Looks or acts under the lock, with everything done that was due. */
    private synchronized <T> T in(String accountId, long nowMs, Function<Book, T> action) {
        Book book = books.get(accountId);
        catchUp(book, nowMs);
        return action.apply(book);
    }

    private <T> T in(String accountId, Function<Book, T> action) {
        return in(accountId, source.nowMs(), action);
    }

    /** @return the reference of an order that was filled or rejected */
    public String open(String accountId, Ticket ticket) {
        Optional<Quote> quote = source.lastQuote(ticket.instrument());
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> positions.open(book, ticket, quote, nowMs));
    }

    /** @return the reference of an order that is rejected because it comes too soon */
    public String throttle(String accountId, Ticket ticket) {
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> positions.throttle(book, ticket, nowMs));
    }

    /** Replaces stop and profit. */
    public String amend(String accountId, String dealId, Exits exits) {
        Optional<Quote> quote = source.lastQuote(in(accountId, book -> position(book, dealId)).instrument());
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> positions.amend(book, position(book, dealId), exits, quote, nowMs));
    }

    public String close(String accountId, String dealId) {
        Optional<Quote> quote = source.lastQuote(in(accountId, book -> position(book, dealId)).instrument());
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> positions.close(book, position(book, dealId), quote, nowMs));
    }

    public List<OpenPosition> positions(String accountId) {
        return in(accountId, book -> book.positions().stream().map(this::view).toList());
    }

    public OpenPosition position(String accountId, String dealId) {
        return in(accountId, book -> view(position(book, dealId)));
    }

    private OpenPosition view(Position position) {
        return position.view(markets.quote(position.instrument()));
    }

    private static Position position(Book book, String dealId) {
        return book.position(dealId).orElseThrow(TradingDesk::noDeal);
    }

    private static Refusal noDeal() {
        return new Refusal(404, "error.not-found.dealId");
    }

    public String place(String accountId, EntryTicket ticket) {
        Optional<Quote> quote = source.lastQuote(ticket.deal().instrument());
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> entries.place(book, ticket, quote, nowMs));
    }

    /** @param change makes the new order of the old */
    public String amendOrder(String accountId, String dealId, UnaryOperator<EntryTicket> change) {
        Instrument of = in(accountId, book -> order(book, dealId)).ticket().deal().instrument();
        Optional<Quote> quote = source.lastQuote(of);
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> entries.amend(book, order(book, dealId),
                change.apply(order(book, dealId).ticket()), quote, nowMs));
    }

    public String cancelOrder(String accountId, String dealId) {
        long nowMs = source.nowMs();
        return in(accountId, nowMs, book -> entries.cancel(book, order(book, dealId), nowMs));
    }

    public List<WorkingOrder> orders(String accountId) {
        return in(accountId, Book::orders);
    }

    private static WorkingOrder order(Book book, String dealId) {
        return book.order(dealId).orElseThrow(TradingDesk::noDeal);
    }

    public Balance balance(String accountId) {
        return in(accountId, Book::balance);
    }

    /** @return money of the account for one unit of the instrument's currency */
    public BigDecimal rate(String accountId, Instrument of) {
        return in(accountId, book -> book.rate(of));
    }

    public Optional<Confirm> confirm(String accountId, String reference) {
        return in(accountId, book -> book.confirms().find(reference, nanoTime.getAsLong()));
    }

    /** @return newest first */
    public List<Activity> activities(String accountId, Predicate<Activity> wanted) {
        return in(accountId, book -> book.history().activities(wanted, nanoTime.getAsLong()));
    }

    /** @return newest first */
    public List<Transaction> transactions(String accountId, Predicate<Transaction> wanted) {
        return in(accountId, book -> book.history().transactions(wanted, nanoTime.getAsLong()));
    }

    /** Looks at the preferences or changes them. */
    public <T> T preferences(String accountId, Function<Preferences, T> action) {
        return in(accountId, book -> action.apply(book.preferences()));
    }

    /**
     * Puts money in or takes it out.
     *
     * @param most what the account may hold afterwards
     * @throws Refusal 400 when it would hold more, or less than nothing
     */
    public void topUp(String accountId, BigDecimal amount, BigDecimal most) {
        long nowMs = source.nowMs();
        in(accountId, nowMs, book -> {
            boolean tooMuch = amount.signum() > 0 && book.cash().add(amount).compareTo(most) > 0;
            if (tooMuch || book.available().add(amount).signum() < 0) {
                throw new Refusal(400, "error.invalid.amount");
            }
            boolean in = amount.signum() > 0;
            scribe.pay(book, null, in ? "DEPOSIT" : "WITHDRAWAL", in ? "Deposit" : "Withdrawal", amount, nowMs);
            return null;
        });
    }
}
