package io.tickring.simulator.trading;

import io.tickring.simulator.history.Activity;
import io.tickring.simulator.history.Confirm;
import io.tickring.simulator.history.Transaction;
import io.tickring.simulator.market.AssetClass;
import io.tickring.simulator.market.Bar;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.OpeningHours;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Quote;
import io.tickring.simulator.market.QuotePump;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.market.SourceState;
import io.tickring.simulator.order.Direction;
import io.tickring.simulator.order.EntryTicket;
import io.tickring.simulator.order.Exits;
import io.tickring.simulator.order.OrderType;
import io.tickring.simulator.order.Ticket;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.session.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A trading desk over markets whose prices, time and hours a test sets by hand. */
final class Floor implements PriceSource {
    static final String DOLLARS = "271828182845904523";
    static final String EUROS = "314159265358979323";
    /** 1 point is 0.01; leverage 10; percent of 2,000.00. */
    static final Instrument GOLD = market(0, "GOLD", AssetClass.COMMODITIES, "USD", 2);
    /** 1 point is 0.1; leverage 20. */
    static final Instrument DAX = market(1, "DE40", AssetClass.INDICES, "EUR", 1);

    private final Quote[] last = new Quote[2];
    private final TradingDesk desk;
    private long nowMs = Instant.parse("2026-11-24T15:00:00Z").toEpochMilli();
    private long nowNs;
    private boolean open = true;

    Floor(DealingRules rules) {
        desk = new TradingDesk(this, Account.usual(), rules, () -> nowNs);
    }

    Floor() {
        this(DealingRules.defaults());
    }

    private static Instrument market(int number, String epic, AssetClass kind, String currency, int decimals) {
        return new Instrument(number, epic, epic, kind, currency, "", decimals, 0, 1, 0.2, 1, "");
    }

    /** A quote a second later, seen by the desk as the stream would show it. */
    Floor quote(Instrument of, double bid, double ask) {
        nowMs += 1_000;
        last[of.number()] = new Quote(nowMs, Math.round(bid * of.pointsPerUnit()),
                Math.round(ask * of.pointsPerUnit()), 0, 0);
        if (desk.isTraded(of.number())) {
            desk.onQuote(of.number(), nowMs, last[of.number()].bid(), last[of.number()].ask());
        }
        return this;
    }

    void passMs(long ms) {
        nowMs += ms;
    }

    void passNs(long ns) {
        nowNs += ns;
    }

    void shut() {
        open = false;
    }

    TradingDesk desk() {
        return desk;
    }

    Confirm buy(String size) {
        return deal(Direction.BUY, size, Exits.NONE);
    }

    Confirm sell(String size) {
        return deal(Direction.SELL, size, Exits.NONE);
    }

    Confirm deal(Direction side, String size, Exits exits) {
        String reference = desk.open(DOLLARS, ticket(side, size, exits));
        return desk.confirm(DOLLARS, reference).orElseThrow();
    }

    static Ticket ticket(Direction side, String size, Exits exits) {
        return new Ticket(GOLD, side, new BigDecimal(size), exits);
    }

    Confirm place(Direction side, OrderType type, double level, Exits exits, OptionalLong endMs) {
        String reference = desk.place(DOLLARS, new EntryTicket(ticket(side, "1", exits), type,
                Math.round(level * 100), endMs));
        return desk.confirm(DOLLARS, reference).orElseThrow();
    }

    Confirm close(String dealId) {
        return desk.confirm(DOLLARS, desk.close(DOLLARS, dealId)).orElseThrow();
    }

    List<Transaction> transactions() {
        return desk.transactions(DOLLARS, all -> true);
    }

    List<Activity> activities() {
        return desk.activities(DOLLARS, all -> true);
    }

    double cash() {
        return desk.balance(DOLLARS).deposit();
    }

    static Exits exits(String stopLevel, String profitLevel) {
        return new Exits(false, false, decimal(stopLevel), null, null, decimal(profitLevel), null, null);
    }

    static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(GOLD, DAX);
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public boolean isOpen(Instrument instrument) {
        return open;
    }

    @Override
    public OpeningHours hours(Instrument instrument) {
        return OpeningHours.roundTheClock();
    }

    @Override
    public Optional<Quote> lastQuote(Instrument instrument) {
        return Optional.ofNullable(last[instrument.number()]);
    }

    @Override
    public Optional<Bar> bar(Instrument instrument, Resolution resolution, long openMs) {
        return Optional.empty();
    }

    @Override
    public long historyBeginMs() {
        return 0;
    }

    @Override
    public SourceState state() {
        return new SourceState("test", "running", nowMs, 0, 0, 0);
    }

    @Override
    public QuotePump pump() {
        return sink -> Long.MAX_VALUE;
    }

    @Override
    public List<Quote> quotes(Instrument instrument, long fromMs, long toMs) {
        return List.of();
    }
}
