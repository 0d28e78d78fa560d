package io.tickring.benchmarks.decode;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Quote frames as the venue spells them: a hundred markets, prices that move, a large size with an exponent. */
final class Frames {
    static final int COUNT = 1024;

    private static final int MARKETS = 100;

    private Frames() {
    }

    static MarketTable markets() {
        MarketTable markets = new MarketTable(256);
        for (int i = 0; i < MARKETS; i++) {
            markets.define(Market.bare(0, epic(i)));
        }
        return markets;
    }

    static byte[][] make() {
        Random random = new Random(42);
        byte[][] frames = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            double bid = 1 + random.nextInt(100_000) / 1e5;
            frames[i] = String.format(Locale.ROOT, "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{"
                            + "\"epic\":\"%s\",\"product\":\"CFD\",\"bid\":%.5f,\"bidQty\":2.589885E7,\"ofr\":%.5f,"
                            + "\"ofrQty\":4976.0,\"timestamp\":%d}}",
                    epic(random.nextInt(MARKETS)), bid, bid + 0.00006, 1_671_005_949_822L + i)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return frames;
    }

    private static String epic(int number) {
        return "MKT" + number + "USD";
    }
}
