package io.tickring.feed.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The subscriptions of one socket and what the venue has said to each. */
final class SubscriptionBook {
    private final List<Subscription> wanted;
    private final Map<String, Subscription> unanswered = new HashMap<>();
    private final List<Subscription> confirmed = new ArrayList<>();
    private final List<Subscription> refused = new ArrayList<>();

    SubscriptionBook(List<Subscription> wanted) {
        this.wanted = new ArrayList<>(wanted);
    }

    List<Subscription> wanted() {
        return wanted;
    }

    List<Subscription> confirmed() {
        return confirmed;
    }

    List<Subscription> refused() {
        return refused;
    }

    void asked(String correlationId, Subscription subscription) {
        unanswered.put(correlationId, subscription);
    }

    /** @return the subscription that was asked for so, or null where it is answered already */
    Subscription answered(String correlationId) {
        return unanswered.remove(correlationId);
    }

    void confirm(Subscription subscription) {
        confirmed.add(subscription);
    }

    void refuse(Subscription subscription) {
        refused.add(subscription);
    }

    boolean complete() {
        return unanswered.isEmpty();
    }

    /** Gives up what was refused: it is wanted elsewhere now. */
    void dropRefused() {
        wanted.removeAll(refused);
        refused.clear();
    }

    /** All answers are void: the socket is gone. */
    void forget() {
        unanswered.clear();
        confirmed.clear();
        refused.clear();
    }
}
