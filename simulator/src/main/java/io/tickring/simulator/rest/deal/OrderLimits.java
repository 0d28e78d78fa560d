package io.tickring.simulator.rest.deal;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.rest.LoginGate;
import io.tickring.simulator.rest.Violation;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.DealingRules;
import io.tickring.simulator.rules.OrderBurst;
import io.tickring.simulator.session.RequestLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often one user may send orders: 1 in 0.1 s and, on demo, 1,000 an hour. REST thread only. */
public final class OrderLimits {
    private final BrokerRules rules;
    private final LoginGate gate;
    private final LongSupplier nanoTime;
    private final Map<String, RequestLimit> spacing = new HashMap<>();
    private final Map<String, RequestLimit> hourly = new HashMap<>();

    /** @param nanoTime a monotonic clock */
    public OrderLimits(BrokerRules rules, LoginGate gate, LongSupplier nanoTime) {
        this.rules = rules;
        this.gate = gate;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts an order, and a violation where it comes too soon.
     *
     * @return whether it must be rejected in its confirmation
     * @throws Refusal 429 where it is refused at once
     */
    boolean mustReject(String user) {
        DealingRules dealing = rules.dealing();
        long nowNs = nanoTime.getAsLong();
        boolean spaced = spacing.computeIfAbsent(user, u -> new RequestLimit(1, dealing.orderSpacing())).take(nowNs);
        boolean within = !dealing.demo() || hourly.computeIfAbsent(user,
                u -> new RequestLimit(dealing.ordersPerHour(), Duration.ofHours(1))).take(nowNs);
        if (spaced && within) {
            return false;
        }
        gate.countViolation(within ? Violation.ORDERS : Violation.ORDERS_AN_HOUR);
        if (!rules.enforceLimits()) {
            return false;
        }
        if (!within || dealing.orderBurst() == OrderBurst.ANSWER_429) {
            throw new Refusal(429, "error.too-many.requests");
        }
        return true;
    }
}
