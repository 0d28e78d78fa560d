package io.tickring.persistence.codec;

import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;

/** Market definitions. */
public final class MarketCodec {
    private MarketCodec() {
    }

    public static void write(Market market, FieldWriter out) {
        out.putVarint(market.number());
        out.putByte(market.assetClass().code());
        out.putByte(market.decimals());
        out.putSigned(market.maxPriceNanos());
        out.putText(market.symbol());
        out.putText(market.name());
        out.putText(market.currency());
    }

    public static Market read(FieldReader in) {
        int number = in.getCount(Integer.MAX_VALUE);
        AssetClass assetClass = AssetClass.ofCode(in.getByte());
        int decimals = in.getByte();
        long maxPriceNanos = in.getSigned();
        String symbol = in.getText();
        String name = in.getText();
        return new Market(number, symbol, name, assetClass, in.getText(), decimals, maxPriceNanos);
    }
}
