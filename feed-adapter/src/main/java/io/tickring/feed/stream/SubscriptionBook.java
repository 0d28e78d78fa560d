package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The subscriptions of one socket and what the venue has said to each. */
final class SubscriptionBook {
    private final List<Subscription> wanted;
    private final Map<String, Subscription> unanswered = new HashMap<>();
    private final List<Subscription> confirmed = new ArrayList<>();
    private final List<Subscription> refused = new ArrayList<>();
    private final Map<Market, Refusal> refusedMarkets = new HashMap<>();
    private final Supplier<Backoff> patience;

    /** @param patience how long a market that was refused by name is left alone */
    SubscriptionBook(List<Subscription> wanted, Supplier<Backoff> patience) {
        this.wanted = new ArrayList<>(wanted);
        this.patience = patience;
    }

    /** @return what to subscribe on a new socket; markets that the venue refused by name are not among it */
    List<Subscription> wanted() {
        return List.copyOf(wanted);
    }

    List<Subscription> confirmed() {
        return List.copyOf(confirmed);
    }

    List<Subscription> refused() {
        return List.copyOf(refused);
    }

    List<Subscription> unanswered() {
        return List.copyOf(unanswered.values());
    }

    void want(Subscription subscription) {
        wanted.add(subscription);
    }

    void asked(String correlationId, Subscription subscription) {
        unanswered.put(correlationId, subscription);
    }

    /** @return the subscription that was asked for so, or null where it is answered already */
    Subscription answered(String correlationId) {
        return unanswered.remove(correlationId);
    }

    /** No answer is waited for any more. */
    void giveUp(Subscription subscription) {
        unanswered.values().removeIf(subscription::equals);
    }

    void confirm(Subscription subscription) {
        subscription.markets().forEach(this::takeBack);
        confirmed.add(subscription);
        giveUp(subscription);
    }

    void refuse(Subscription subscription) {
        refused.add(subscription);
    }

    /** The venue refused this one market by name: it is left out until it is due again. */
    void refuse(Market market, long nowNs) {
        refusedMarkets.computeIfAbsent(market, each -> new Refusal(patience.get(), nowNs));
        List<Subscription> without = wanted.stream().map(subscription -> subscription.without(market))
                .filter(subscription -> !subscription.markets().isEmpty()).toList();
        wanted.clear();
        wanted.addAll(without);
    }

    /** @return markets refused by name that are to be asked for again: less and less often */
    List<Market> dueAgain(long nowNs) {
        if (refusedMarkets.isEmpty()) {
            return List.of();
        }
        return refusedMarkets.entrySet().stream().filter(entry -> entry.getValue().due(nowNs)).map(Map.Entry::getKey)
                .toList();
    }

    boolean complete() {
        return unanswered.isEmpty();
    }

    /** Gives up what was refused: it is wanted elsewhere now. */
    void dropRefused() {
        wanted.removeAll(refused);
        refused.clear();
    }

    /** All answers are void: the socket is gone. Where every market was refused by name, all are wanted again. */
    void forget() {
        if (wanted.isEmpty() && !refusedMarkets.isEmpty()) {
            wanted.addAll(Subscription.split(List.copyOf(refusedMarkets.keySet())));
            refusedMarkets.clear();
        }
        unanswered.clear();
        confirmed.clear();
        refused.clear();
    }

    private void takeBack(Market market) {
        if (refusedMarkets.remove(market) != null) {
            wanted.add(new Subscription(List.of(market)));
        }
    }

    /** When to ask again. */
    private static final class Refusal {
        private final Backoff backoff;
        private long dueNs;

        Refusal(Backoff backoff, long nowNs) {
            this.backoff = backoff;
            postpone(nowNs);
        }

        boolean due(long nowNs) {
            boolean due = dueNs - nowNs <= 0;
            if (due) {
                postpone(nowNs);
            }
            return due;
        }

        private void postpone(long nowNs) {
            dueNs = nowNs + TimeUnit.MILLISECONDS.toNanos(backoff.nextMs());
        }
    }
}
