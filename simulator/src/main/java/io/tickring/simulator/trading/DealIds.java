package io.tickring.simulator.trading;

import java.util.UUID;

/** Names of deals as the broker spells them: {@code 00000000-5897-786d-0485-65e80055311e}. Not thread-safe. */
final class DealIds {
    private static final int STEP = 3;
    private static final int FIRST_MONEY_REFERENCE = 10_000_001;

    private int lastDeal = 0x5897_786a - STEP;
    private int nextMoney = FIRST_MONEY_REFERENCE;

    /** @return of an order or position; no two are the same */
    String deal() {
        lastDeal += STEP;
        return String.format("00000000-%04x-%04x-0485-65e80055311e", lastDeal >>> 16, lastDeal & 0xffff);
    }

    /** @return of a request that opens something */
    static String reference() {
        return "o_" + UUID.randomUUID();
    }

    /** @return of a request that changes or closes this position */
    static String referenceOf(String dealId) {
        return "p_" + dealId;
    }

    /** @return of a transaction */
    String money() {
        return Integer.toString(nextMoney++);
    }
}
