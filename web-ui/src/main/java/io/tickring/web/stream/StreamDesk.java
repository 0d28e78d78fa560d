package io.tickring.web.stream;

import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.TickEvent;
import io.tickring.web.WebPorts;
import io.tickring.web.live.LiveView;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.MessageJson;
import io.tickring.web.message.SnapshotRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Does what clients ask for. Belongs to the event loop. */
final class StreamDesk {
    private final StreamHub hub;
    private final LiveView live;
    private final WebPorts ports;

    StreamDesk(StreamHub hub, LiveView live, WebPorts ports) {
        this.hub = hub;
        this.live = live;
        this.ports = ports;
    }

    void onMessage(StreamClient client, String text) {
        try {
            if (!client.mayAsk()) {
                throw new StreamFault("busy", "too many messages in one second: wait and ask again");
            }
            ClientMessage message = ClientMessage.parse(text);
            MarketSet markets = message.symbols().map(this::numbersOf).orElse(MarketSet.ALL);
            if (message.subscribe()) {
                subscribe(client, message.channels(), markets);
            } else {
                unsubscribe(client, message.channels(), markets);
            }
        } catch (StreamFault fault) {
            tell(client, fault);
        }
    }

    void onUnreadable(StreamClient client) {
        tell(client, StreamFault.malformed("expected JSON in a text frame"));
    }

    private void subscribe(StreamClient client, Set<StreamChannel> channels, MarketSet markets) {
        Subscriptions next = client.wanted().with(channels, markets);
        SnapshotRequest request = new SnapshotRequest(next.describe(ports.markets()),
                channels.contains(StreamChannel.QUOTES) ? markets : null,
                channels.contains(StreamChannel.BARS) ? markets : null,
                channels.contains(StreamChannel.STATUS));
        boolean asked = live.snapshot(request, snapshot -> hub.inOrder(() -> {
            client.activates(client.active().taking(channels, client.wanted()));
            hub.tell(client, snapshot);
        }));
        if (!asked) {
            throw new StreamFault("busy", "the server has too much to answer: wait a second and ask again");
        }
        client.wants(next);
    }

    private void unsubscribe(StreamClient client, Set<StreamChannel> channels, MarketSet markets) {
        client.wants(client.wanted().without(channels, markets));
        client.activates(client.active().taking(channels, client.wanted()));
        long sequence = hub.sequence();
        hub.tell(client, new LiveText(sequence, MessageJson.subscriptions(
                sequence, ports.nowMs(), client.wanted().describe(ports.markets()))));
    }

    private MarketSet numbersOf(Set<String> symbols) {
        MarketTable table = ports.markets();
        List<Integer> numbers = new ArrayList<>();
        for (String symbol : symbols) {
            int number = table.numberOf(symbol);
            if (number == TickEvent.UNKNOWN_MARKET) {
                throw new StreamFault("unknown_symbol",
                        "unknown symbol '" + symbol + "': expected symbols as in /api/v1/markets");
            }
            numbers.add(number);
        }
        return MarketSet.of(numbers);
    }

    private void tell(StreamClient client, StreamFault fault) {
        long sequence = hub.sequence();
        hub.tell(client, new LiveText(sequence,
                MessageJson.error(sequence, ports.nowMs(), fault.code(), fault.getMessage())));
    }
}
