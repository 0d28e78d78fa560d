package io.tickring.feed.stream;

import io.tickring.engine.market.Market;
import io.tickring.feed.gap.SocketWatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for markets on one socket and takes the venue's answers apart, market by market. {@code feed-io} only. */
final class SubscriptionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDesk.class);

    private final int shard;
    private final SubscriptionBook book;
    private final SocketWatch watch;
    private final ShardHost host;
    private final Function<Subscription, String> send;
    private long askedNs;

    /** @param send sends the request and gives its correlation id */
    SubscriptionDesk(int shard, SubscriptionBook book, SocketWatch watch, ShardHost host,
            Function<Subscription, String> send) {
        this.shard = shard;
        this.book = book;
        this.watch = watch;
        this.host = host;
        this.send = send;
    }

    void ask(Subscription subscription) {
        askedNs = host.nowNs();
        watch.onAsked(subscription.markets(), host.ourNs());
        book.asked(send.apply(subscription), subscription);
    }

    /** An answer that is not asked for, as after new tokens, is no news. */
    void onAnswer(StreamMessage message, long receiveTimeNs) {
        Subscription asked = book.answered(message.correlationId());
        if (asked == null) {
            return;
        }
        Set<String> epics = new HashSet<>();
        message.subscriptions().forEach((epic, outcome) -> {
            if (outcome.equals("PROCESSED")) {
                epics.add(epic);
            }
        });
        List<Market> given = asked.named(epics);
        confirm(asked, given, receiveTimeNs);
        for (Market market : asked.markets()) {
            if (!given.contains(market)) {
                String outcome = message.subscriptions().getOrDefault(market.symbol(), "not confirmed");
                refuse(market, outcome, receiveTimeNs);
            }
        }
    }

    /** One bad name spoils a whole request: halves find it. Any other refusal is of the request as it is. */
    void onError(StreamMessage message, long receiveTimeNs) {
        Subscription asked = book.answered(message.correlationId());
        if (asked == null) {
            return;
        }
        String code = message.errorCode().orElse("");
        if (message.refusesEpic() && asked.markets().size() == 1) {
            watch.onWithdrawn(asked.markets());
            refuse(asked.markets().get(0), code, receiveTimeNs);
            return;
        }
        watch.onWithdrawn(asked.markets());
        if (message.refusesEpic()) {
            asked.halves().forEach(this::ask);
        } else {
            host.without(asked.markets(), code);
            book.refuse(asked);
        }
    }

    /** @return whether each request without an answer has brought a quote: they count as confirmed then */
    boolean confirmQuoted(long receiveTimeNs) {
        List<Subscription> unanswered = book.unanswered();
        if (!unanswered.stream().allMatch(asked -> watch.quoted(asked.markets()))) {
            return false;
        }
        unanswered.forEach(asked -> confirm(asked, asked.markets(), receiveTimeNs));
        return true;
    }

    /** @return when it last asked, ns */
    long askedNs() {
        return askedNs;
    }

    /** What is not answered while others stream: it is there where it brings quotes, and asked for again else. */
    void giveUpUnanswered(long receiveTimeNs) {
        for (Subscription asked : book.unanswered()) {
            if (watch.quoted(asked.markets())) {
                confirm(asked, asked.markets(), receiveTimeNs);
            } else {
                book.giveUp(asked);
                watch.onWithdrawn(asked.markets());
                asked.markets().forEach(market -> refuse(market, "not answered", receiveTimeNs));
            }
        }
    }

    private void confirm(Subscription asked, List<Market> given, long receiveTimeNs) {
        watch.onConfirmed(asked.markets(), given, receiveTimeNs, host.nowNs());
        if (!given.isEmpty()) {
            book.confirm(new Subscription(given));
            host.confirmed(given);
        }
    }

    private void refuse(Market market, String why, long receiveTimeNs) {
        LOG.warn("shard={} market={} not_subscribed={}", shard, market.symbol(), why);
        watch.onRefused(List.of(market), receiveTimeNs);
        book.refuse(market, host.nowNs());
        host.without(List.of(market), why);
    }
}
