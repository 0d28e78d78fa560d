package io.tickring.web.stream;

import io.tickring.engine.market.MarketTable;
import io.tickring.web.message.MarketSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The channels of one client, each with its markets. Never changed once made. */
final class Subscriptions {
    static final Subscriptions NONE = new Subscriptions(new EnumMap<>(StreamChannel.class));

    private final Map<StreamChannel, MarketSet> byChannel;

    private Subscriptions(Map<StreamChannel, MarketSet> byChannel) {
        this.byChannel = byChannel;
    }

    /** @return the markets of the channel, null where it is not subscribed */
    MarketSet of(StreamChannel channel) {
        return byChannel.get(channel);
    }

    boolean has(StreamChannel channel) {
        return byChannel.containsKey(channel);
    }

    /** @return these with the channels' markets replaced; {@code status} is about all of them anyway */
    Subscriptions with(Collection<StreamChannel> channels, MarketSet markets) {
        Map<StreamChannel, MarketSet> next = copy();
        channels.forEach(channel -> next.put(channel, channel == StreamChannel.STATUS ? MarketSet.ALL : markets));
        return new Subscriptions(next);
    }

    /** @return these with the named channels as the others have them */
    Subscriptions taking(Set<StreamChannel> channels, Subscriptions others) {
        Map<StreamChannel, MarketSet> next = copy();
        next.keySet().removeAll(channels);
        channels.stream().filter(others::has).forEach(channel -> next.put(channel, others.of(channel)));
        return new Subscriptions(next);
    }

    /**
     * @param markets those to leave out, all of them for the whole channel
     * @throws StreamFault where there is nothing to leave
     */
    Subscriptions without(Collection<StreamChannel> channels, MarketSet markets) {
        Map<StreamChannel, MarketSet> next = copy();
        for (StreamChannel channel : channels) {
            MarketSet rest = rest(channel, markets);
            if (rest.isEmpty()) {
                next.remove(channel);
            } else {
                next.put(channel, rest);
            }
        }
        return new Subscriptions(next);
    }

    private MarketSet rest(StreamChannel channel, MarketSet markets) {
        MarketSet present = byChannel.get(channel);
        if (present == null) {
            throw new StreamFault("not_subscribed", "not subscribed to " + channel.key());
        }
        if (markets.isAll()) {
            return MarketSet.NONE;
        }
        if (present.isAll()) {
            throw new StreamFault("not_subscribed", channel.key() + " is subscribed to all markets and has no list to "
                    + "take from: subscribe with the symbols to keep");
        }
        if (!present.containsAll(markets)) {
            throw new StreamFault("not_subscribed", "not subscribed to all of these symbols in " + channel.key());
        }
        return present.without(markets);
    }

    private Map<StreamChannel, MarketSet> copy() {
        Map<StreamChannel, MarketSet> copy = new EnumMap<>(StreamChannel.class);
        copy.putAll(byChannel);
        return copy;
    }

    /** @return channels by name, each with "all" or its symbols */
    Map<String, Object> describe(MarketTable table) {
        Map<String, Object> described = new LinkedHashMap<>();
        byChannel.forEach((channel, markets) -> described.put(channel.key(), markets.isAll() ? "all"
                : markets.numbers().mapToObj(number -> table.get(number).symbol()).toList()));
        return described;
    }
}
