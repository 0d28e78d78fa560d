package io.tickring.web.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.Round;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages of one round: one for all clients with the same markets. Belongs to the event loop. */
final class RoundFrames {
    private final Round round;
    private final Map<StreamChannel, Map<MarketSet, ByteBuf>> made = new EnumMap<>(StreamChannel.class);

    RoundFrames(Round round) {
        this.round = round;
    }

    /** @return the message of this channel for these markets, empty where nothing of theirs changed; shared */
    ByteBuf of(StreamChannel channel, MarketSet markets) {
        return made.computeIfAbsent(channel, first -> new HashMap<>())
                .computeIfAbsent(markets, first -> encode(channel, markets));
    }

    private ByteBuf encode(StreamChannel channel, MarketSet markets) {
        return switch (channel) {
            case QUOTES -> message("quotes", round.quotes(), markets);
            case BARS -> message("bar", round.bars(), markets);
            case STATUS -> Unpooled.EMPTY_BUFFER;
        };
    }

    private ByteBuf message(String type, List<Round.Row> rows, MarketSet markets) {
        return Unpooled.wrappedBuffer(round.message(type, rows, markets));
    }
}
