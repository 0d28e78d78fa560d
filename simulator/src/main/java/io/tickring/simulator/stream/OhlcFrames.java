package io.tickring.simulator.stream;

import io.tickring.simulator.market.Bar;
import io.tickring.simulator.wire.JavaDecimal;

/** Spells {@code ohlc.event} frames, one for bid and one for ask. Not thread-safe. */
final class OhlcFrames {
    private final JavaDecimal decimal = new JavaDecimal();

    String bid(OhlcTopic topic, Bar bar) {
        return frame(topic, "bid", bar.openMs(), bar.ticks(), bar.bidHigh(), bar.bidLow(), bar.bidOpen(),
                bar.bidClose());
    }

    String ask(OhlcTopic topic, Bar bar) {
        return frame(topic, "ask", bar.openMs(), bar.ticks(), bar.askHigh(), bar.askLow(), bar.askOpen(),
                bar.askClose());
    }

    private String frame(OhlcTopic topic, String side, long openMs, long ticks, long... highLowOpenClose) {
        int decimals = topic.instrument().decimals();
        return "{\"status\":\"OK\",\"destination\":\"ohlc.event\",\"payload\":{\"resolution\":\"" + topic.resolution()
                + "\",\"epic\":\"" + topic.instrument().epic()
                + "\",\"type\":\"" + topic.type().wire()
                + "\",\"priceType\":\"" + side
                + "\",\"t\":" + openMs
                + ",\"h\":" + decimal.text(highLowOpenClose[0], decimals)
                + ",\"l\":" + decimal.text(highLowOpenClose[1], decimals)
                + ",\"o\":" + decimal.text(highLowOpenClose[2], decimals)
                + ",\"c\":" + decimal.text(highLowOpenClose[3], decimals)
                + ",\"lastTradedVolume\":" + ticks + "}}";
    }
}
