package io.tickring.persistence.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.OpenPosition;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.Side;
import io.tickring.engine.account.WorkingOrder;
import io.tickring.engine.account.WorkingOrders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Records as a venue could tell them. */
final class Records {
    static final String ACCOUNT = "123456789012345678";

    private Records() {
    }

    static AccountBalance balance(long timeMs, String deposit, String profitLoss) {
        BigDecimal sum = new BigDecimal(deposit).add(new BigDecimal(profitLoss));
        return new AccountBalance(timeMs, ACCOUNT, "USD", sum, new BigDecimal(deposit), new BigDecimal(profitLoss),
                sum);
    }

    static OpenPositions positions(long timeMs, OpenPosition... positions) {
        return new OpenPositions(timeMs, ACCOUNT, List.of(positions));
    }

    static OpenPosition position(String dealId, String profitLoss) {
        return new OpenPosition(dealId, Optional.of("p_" + dealId), Optional.of("order-" + dealId), "GOLD", Side.BUY,
                new BigDecimal("0.01"), Optional.of(new BigDecimal("4048.38")),
                Optional.of(new BigDecimal(profitLoss)), Optional.of("USD"), Optional.of(new BigDecimal("20")),
                Optional.of(BigDecimal.ONE), Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("5000.0")),
                false, false, OptionalLong.of(1_753_280_538_473L));
    }

    static WorkingOrders orders(long timeMs, String... dealIds) {
        return new WorkingOrders(timeMs, ACCOUNT, List.of(dealIds).stream().map(Records::order).toList());
    }

    private static WorkingOrder order(String dealId) {
        return new WorkingOrder(dealId, "GOLD", Side.SELL, new BigDecimal("2"), Optional.of(new BigDecimal("5000")),
                Optional.of("LIMIT"), Optional.of("USD"), Optional.empty(), Optional.empty(),
                Optional.of(new BigDecimal("-10")), Optional.empty(), Optional.empty(), true, false,
                OptionalLong.of(7), OptionalLong.empty());
    }

    static AccountActivity activity(long timeMs, String dealId, String source, String level) {
        return new AccountActivity(timeMs, ACCOUNT, Optional.of(dealId), Optional.of("GOLD"), Optional.of(source),
                Optional.of("POSITION"), Optional.of("ACCEPTED"), Optional.of("p_" + dealId), Optional.of(Side.BUY),
                Optional.of(BigDecimal.ONE), Optional.ofNullable(level).map(BigDecimal::new), Optional.of("USD"),
                false);
    }

    static AccountTransaction transaction(long timeMs, String reference, String type, String amount) {
        return transaction(timeMs, reference, type, amount, null);
    }

    static AccountTransaction transaction(long timeMs, String reference, String type, String amount, String status) {
        return new AccountTransaction(timeMs, ACCOUNT, Optional.of(type), Optional.of("GOLD"),
                Optional.of("Trade \"closed\"\n\u20ac"), Optional.of(reference), new BigDecimal(amount),
                Optional.of("USD"), Optional.ofNullable(status));
    }
}
