package io.tickring.simulator.rules;

import java.time.Duration;

/** How orders, positions and history behave where the fact sheet leaves it open, and their limits. Immutable. */
public final class DealingRules {
    private final Builder chosen;

    private DealingRules(Builder chosen) {
        this.chosen = chosen;
    }

    /** @return the suggested defaults of the fact sheet */
    public static DealingRules defaults() {
        return new Builder().build();
    }

    public Builder toBuilder() {
        return new Builder(chosen);
    }

    /** @return wall-clock time for which {@code GET /confirms} of a new deal answers 404; none */
    public Duration confirmDelay() {
        return chosen.confirmDelay;
    }

    /** @return wall-clock time after which activities and transactions appear; none */
    public Duration activityDelay() {
        return chosen.activityDelay;
    }

    /** @return least time between two orders of a login; 0.1 s */
    public Duration orderSpacing() {
        return chosen.orderSpacing;
    }

    /** @return {@code POST} of positions and working orders in an hour on demo; 1,000 */
    public int ordersPerHour() {
        return chosen.ordersPerHour;
    }

    /** @return what happens to an order that comes too soon */
    public OrderBurst orderBurst() {
        return chosen.orderBurst;
    }

    /** @return whether these are demo accounts, which have an hourly limit and can be topped up; yes */
    public boolean demo() {
        return chosen.demo;
    }

    /** @return whether accounts may set trailing stops; yes */
    public boolean trailingStops() {
        return chosen.trailingStops;
    }

    /** @return whether {@code error.invalid.size.*} has the boundary appended; no */
    public boolean sizeBoundary() {
        return chosen.sizeBoundary;
    }

    /** @return whether a successful confirmation says {@code reason SUCCESS}, as in 2022; no */
    public boolean confirmReason() {
        return chosen.confirmReason;
    }

    /** @return whether a working order of side BUY shows its stop distance below zero; yes */
    public boolean negativeOrderStop() {
        return chosen.negativeOrderStop;
    }

    /** @return whether the activity of a close carries its level instead of 0; yes */
    public boolean levelOnCloses() {
        return chosen.levelOnCloses;
    }

    /** @return whether activities by deal or filter are searched without the usual 10 minutes; yes */
    public boolean wholeHistory() {
        return chosen.wholeHistory;
    }

    /** @return into how many positions of one working order id a fill is split; 1 */
    public int partsPerFill() {
        return chosen.partsPerFill;
    }

    /** @return positions are closed when equity falls below this share of the margin; 50 */
    public double closeOutPercent() {
        return chosen.closeOutPercent;
    }

    /** @return fee of a guaranteed stop that was reached, of its value; 0.1 */
    public double guaranteedFeePercent() {
        return chosen.guaranteedFeePercent;
    }

    /** @return what a top-up may fill an account up to, in its currency; 100,000 */
    public int maxDemoBalance() {
        return chosen.maxDemoBalance;
    }

    /** Collects choices; not thread-safe. */
    public static final class Builder {
        private Duration confirmDelay = Duration.ZERO;
        private Duration activityDelay = Duration.ZERO;
        private Duration orderSpacing = Duration.ofMillis(100);
        private int ordersPerHour = 1_000;
        private OrderBurst orderBurst = OrderBurst.ANSWER_429;
        private boolean demo = true;
        private boolean trailingStops = true;
        private boolean sizeBoundary;
        private boolean confirmReason;
        private boolean negativeOrderStop = true;
        private boolean levelOnCloses = true;
        private boolean wholeHistory = true;
        private int partsPerFill = 1;
        private double closeOutPercent = 50;
        private double guaranteedFeePercent = 0.1;
        private int maxDemoBalance = 100_000;

        private Builder() {
        }

        private Builder(Builder from) {
            confirmDelay = from.confirmDelay;
            activityDelay = from.activityDelay;
            orderSpacing = from.orderSpacing;
            ordersPerHour = from.ordersPerHour;
            orderBurst = from.orderBurst;
            demo = from.demo;
            trailingStops = from.trailingStops;
            sizeBoundary = from.sizeBoundary;
            confirmReason = from.confirmReason;
            negativeOrderStop = from.negativeOrderStop;
            levelOnCloses = from.levelOnCloses;
            wholeHistory = from.wholeHistory;
            partsPerFill = from.partsPerFill;
            closeOutPercent = from.closeOutPercent;
            guaranteedFeePercent = from.guaranteedFeePercent;
            maxDemoBalance = from.maxDemoBalance;
        }

        public Builder confirmDelay(Duration span) {
            confirmDelay = span;
            return this;
        }

        public Builder activityDelay(Duration span) {
            activityDelay = span;
            return this;
        }

        public Builder orderSpacing(Duration span) {
            orderSpacing = span;
            return this;
        }

        public Builder ordersPerHour(int number) {
            ordersPerHour = Checks.atLeast("ordersPerHour", number, 1);
            return this;
        }

        public Builder orderBurst(OrderBurst effect) {
            orderBurst = effect;
            return this;
        }

        public Builder demo(boolean on) {
            demo = on;
            return this;
        }

        public Builder trailingStops(boolean on) {
            trailingStops = on;
            return this;
        }

        public Builder sizeBoundary(boolean on) {
            sizeBoundary = on;
            return this;
        }

        public Builder confirmReason(boolean on) {
            confirmReason = on;
            return this;
        }

        public Builder negativeOrderStop(boolean on) {
            negativeOrderStop = on;
            return this;
        }

        public Builder levelOnCloses(boolean on) {
            levelOnCloses = on;
            return this;
        }

        public Builder wholeHistory(boolean on) {
            wholeHistory = on;
            return this;
        }

        public Builder partsPerFill(int number) {
            partsPerFill = Checks.atLeast("partsPerFill", number, 1);
            return this;
        }

        public Builder closeOutPercent(double percent) {
            closeOutPercent = Checks.positive("closeOutPercent", percent);
            return this;
        }

        public Builder guaranteedFeePercent(double percent) {
            guaranteedFeePercent = Checks.positive("guaranteedFeePercent", percent);
            return this;
        }

        public Builder maxDemoBalance(int number) {
            maxDemoBalance = Checks.atLeast("maxDemoBalance", number, 1);
            return this;
        }

        public DealingRules build() {
            return new DealingRules(new Builder(this));
        }
    }
}
