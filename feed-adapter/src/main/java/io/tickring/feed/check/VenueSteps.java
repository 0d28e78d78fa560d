package io.tickring.feed.check;

import io.tickring.feed.FeedSettings;
import io.tickring.feed.api.CapitalApi;
import io.tickring.feed.api.account.LoginDetails;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.market.DealingRules;
import io.tickring.feed.api.market.MarketDetails;
import io.tickring.feed.api.market.MarketSummary;
import io.tickring.feed.dealing.DealOutcome;
import io.tickring.feed.dealing.DealOutcome.Filled;
import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import io.tickring.feed.dealing.OrderDesk;
import io.tickring.feed.rest.ServerTime;
import io.tickring.feed.rest.VenueException;
import io.tickring.feed.venue.TradingHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What is asked of the API: time, log-in, market, order. In this order; for one thread. */
final class VenueSteps {
    private static final long MOST_SKEW_MS = 2_000;
    private static final int NEAREST = 5;
    private static final String TRADEABLE = "TRADEABLE";

    private final FeedSettings settings;
    private final CapitalApi api;
    private final OrderDesk desk;
    private final Advice advice;
    private final LongSupplier wallMs;
    private Optional<MarketDetails> market = Optional.empty();

    VenueSteps(FeedSettings settings, CapitalApi api, LongSupplier wallMs, LongSupplier monotonicNs) {
        this.settings = settings;
        this.api = api;
        this.wallMs = wallMs;
        desk = new OrderDesk(api, monotonicNs);
        advice = new Advice(settings);
    }

    Finding clock() {
        ServerTime time = api.session().time();
        long roundTripMs = time.roundTripNs() / 1_000_000;
        long skewMs = wallMs.getAsLong() - roundTripMs / 2 - time.serverTimeMs();
        String found = "our clock is " + Math.abs(skewMs) + " ms " + (skewMs < 0 ? "behind" : "ahead of")
                + " the venue's; round trip " + roundTripMs + " ms";
        if (Math.abs(skewMs) <= MOST_SKEW_MS + roundTripMs / 2) {
            return Finding.passed(found);
        }
        if (!settings.environment().equals("demo") && !settings.environment().equals("live")) {
            return Finding.note(found + "; a simulated venue may have a time of its own");
        }
        return Finding.failed(found, "set this machine's clock and keep it right: timedatectl set-ntp true");
    }

    Finding login() {
        api.session().tokens();
        LoginDetails told = api.session().login().orElseThrow();
        String account = api.session().accountId();
        String which = settings.accountId().isEmpty() ? "the one that the venue prefers" : "the one that was asked for";
        return Finding.passed(settings.environment() + ", account " + account + " (" + which + ", of "
                + told.accounts().size() + "), " + told.currencyIsoCode().orElse("currency not told"));
    }

    Finding market(String symbol) {
        try {
            MarketDetails details = api.markets().details(symbol);
            market = Optional.of(details);
            String status = details.snapshot().marketStatus().orElse("status not told");
            String prices = details.snapshot().bid().map(BigDecimal::toPlainString).orElse("-") + " / "
                    + details.snapshot().offer().map(BigDecimal::toPlainString).orElse("-");
            String found = details.instrument().name().orElse(symbol) + ": " + status + ", " + prices + hours(details);
            return open() ? Finding.passed(found) : Finding.note(found);
        } catch (VenueException trouble) {
            return trouble.code().equals("error.not-found.epic") ? unknown(symbol) : advice.on(trouble);
        }
    }

    private String hours(MarketDetails details) {
        Optional<TradingHours> hours = details.instrument().openingHours()
                .flatMap(told -> TradingHours.parse(told.days(), told.zone().orElse("UTC")));
        OptionalLong next = hours.map(known -> open() ? known.nextClose(wallMs.getAsLong())
                : known.nextOpen(wallMs.getAsLong())).orElse(OptionalLong.empty());
        return next.isEmpty() ? "" : (open() ? ", closes " : ", opens ") + Instant.ofEpochMilli(next.getAsLong());
    }

    private Finding unknown(String symbol) {
        List<MarketSummary> near = api.markets().search(symbol.substring(0, Math.min(symbol.length(), 4)));
        String offered = near.stream().limit(NEAREST)
                .map(one -> one.epic() + one.instrumentName().map(name -> " (" + name + ")").orElse(""))
                .collect(Collectors.joining(", "));
        return Finding.failed("the venue has no market " + symbol,
                offered.isEmpty() ? "symbols are the venue's epics, such as AAPL, US500, EURUSD"
                        : "near to it are " + offered);
    }

    /** @return whether the market can be dealt in and quoted now */
    boolean open() {
        return market.flatMap(details -> details.snapshot().marketStatus()).filter(TRADEABLE::equals).isPresent();
    }

    Finding order(String symbol) {
        if (!open()) {
            return Finding.note("not dealt: the market is closed");
        }
        Optional<BigDecimal> size = market.map(MarketDetails::dealingRules).flatMap(DealingRules::minDealSize)
                .flatMap(DealingRules.Rule::value).filter(value -> value.signum() > 0);
        if (size.isEmpty()) {
            return Finding.failed("the venue does not tell the smallest size of " + symbol,
                    "nothing was dealt; try another market: --symbol US500");
        }
        DealOutcome opened = desk.open(NewPosition.of(Direction.BUY, symbol, size.get()));
        return opened instanceof Filled filled ? close(symbol, filled) : notDealt("opened", opened);
    }

    private Finding close(String symbol, Filled opened) {
        if (opened.opened().isEmpty()) {
            return Finding.failed("the order was filled against another position of this account, which is smaller now",
                    "look at the account's positions in " + symbol + "; test with a market in which there is none");
        }
        StringBuilder cost = new StringBuilder();
        Map<String, DealOutcome> left = new LinkedHashMap<>();
        for (String dealId : opened.opened()) {
            DealOutcome closed = desk.close(dealId);
            if (closed instanceof Filled done) {
                cost.append(words(done));
            } else {
                left.put(dealId, closed);
            }
        }
        return left.isEmpty() ? Finding.passed("bought " + opened.size().toPlainString() + " " + symbol + " at "
                + opened.level().map(BigDecimal::toPlainString).orElse("a level not told") + cost)
                : stillOpen(symbol, left);
    }

    private static String words(Filled closed) {
        return ", closed at " + closed.level().map(BigDecimal::toPlainString).orElse("a level not told")
                + closed.profit().map(profit -> ", result " + profit.toPlainString() + " "
                + closed.currency().orElse("")).orElse(", result not told");
    }

    /** @param left what became of closing each deal that was not closed */
    private static Finding stillOpen(String symbol, Map<String, DealOutcome> left) {
        Finding why = notDealt("closed", left.values().iterator().next());
        return Finding.failed("THE TEST POSITION IN " + symbol + " MAY STILL BE OPEN (deal "
                + String.join(", ", left.keySet()) + "): "
                + why.found(), "close it by hand in the venue's application now. " + why.remedy());
    }

    private static Finding notDealt(String what, DealOutcome outcome) {
        if (outcome instanceof Unknown unknown) {
            return Finding.failed("what became of the order is not known", unknown.advice());
        }
        String reason = outcome instanceof Rejected rejected ? rejected.reason() : "an answer that does not fit";
        return Finding.failed("the position was not " + what + ": " + reason, remedy(reason));
    }

    private static String remedy(String reason) {
        if (reason.contains("MARGIN") || reason.contains("FUNDS") || reason.contains("RISK_CHECK")) {
            return "the account lacks money for the margin: top it up (demo: in the web application), or test a market "
                    + "with a smaller smallest size";
        }
        if (reason.contains("size") || reason.contains("SIZE") || reason.contains("QTY")) {
            return "the venue's smallest size has changed meanwhile: run the test again";
        }
        if (reason.contains("CLOSED") || reason.contains("CLOSE_ONLY") || reason.contains("closed")) {
            return "the market takes no orders now: run the test in its hours";
        }
        return "look at the order in the venue's application; nothing was dealt as far as it tells";
    }
}
