package io.tickring.simulator.rules;

import java.time.Duration;
import java.util.Optional;

/** How the REST side behaves where the fact sheet leaves it open, and its limits. Immutable. */
public final class BrokerRules {
    private final Builder chosen;

    private BrokerRules(Builder chosen) {
        this.chosen = chosen;
    }

    /** @return the suggested defaults of the fact sheet */
    public static BrokerRules defaults() {
        return new Builder().build();
    }

    public Builder toBuilder() {
        return new Builder(chosen);
    }

    /** @return how long tokens live after their last use; 10 minutes */
    public Duration sessionIdle() {
        return chosen.sessionIdle;
    }

    /** @return how long tokens live at most, however much they are used; none */
    public Optional<Duration> sessionCap() {
        return Optional.ofNullable(chosen.sessionCap);
    }

    /** @return status of a request without tokens: 400, or 401 */
    public int missingTokensStatus() {
        return chosen.missingTokensStatus;
    }

    /** @return whether too many requests get 429; they are counted as violations anyway */
    public boolean enforceLimits() {
        return chosen.enforceLimits;
    }

    /** @return requests a login may make in any second; 10 */
    public int requestsPerSecond() {
        return chosen.requestsPerSecond;
    }

    /** @return whether an encrypted password without the inner base64 is taken; no */
    public boolean rawEncryptedPassword() {
        return chosen.rawEncryptedPassword;
    }

    /** @return what an account switch does to sockets; closes them */
    public AccountSwitch accountSwitch() {
        return chosen.accountSwitch;
    }

    /** @return whether an account switch gives a new X-SECURITY-TOKEN; no */
    public boolean rotateTokens() {
        return chosen.rotateTokens;
    }

    /** @return whether opening hours are told by the clock of the market's venue, its zone named; no, in UTC */
    public boolean venueHours() {
        return chosen.venueHours;
    }

    /** @return hours that local times lie ahead of UTC; 2 */
    public int timezoneOffsetHours() {
        return chosen.timezoneOffsetHours;
    }

    /** @return whether {@code GET /markets} without parameters lists all, as since 2023; yes */
    public boolean listsAllMarkets() {
        return chosen.listsAllMarkets;
    }

    /** @return whether the 404 of {@code GET /prices} carries an errorCode; yes */
    public boolean codeWithoutPrices() {
        return chosen.codeWithoutPrices;
    }

    public DealingRules dealing() {
        return chosen.dealing;
    }

    /** Collects choices; not thread-safe. */
    public static final class Builder {
        private Duration sessionIdle = Duration.ofMinutes(10);
        private Duration sessionCap;
        private int missingTokensStatus = 400;
        private boolean enforceLimits = true;
        private int requestsPerSecond = 10;
        private boolean rawEncryptedPassword;
        private AccountSwitch accountSwitch = AccountSwitch.CLOSE_SOCKET;
        private boolean rotateTokens;
        private int timezoneOffsetHours = 2;
        private boolean venueHours;
        private boolean listsAllMarkets = true;
        private boolean codeWithoutPrices = true;
        private DealingRules dealing = DealingRules.defaults();

        private Builder() {
        }

        private Builder(Builder from) {
            sessionIdle = from.sessionIdle;
            sessionCap = from.sessionCap;
            missingTokensStatus = from.missingTokensStatus;
            enforceLimits = from.enforceLimits;
            requestsPerSecond = from.requestsPerSecond;
            rawEncryptedPassword = from.rawEncryptedPassword;
            accountSwitch = from.accountSwitch;
            rotateTokens = from.rotateTokens;
            timezoneOffsetHours = from.timezoneOffsetHours;
            venueHours = from.venueHours;
            listsAllMarkets = from.listsAllMarkets;
            codeWithoutPrices = from.codeWithoutPrices;
            dealing = from.dealing;
        }

        public Builder sessionIdle(Duration idle) {
            sessionIdle = idle;
            return this;
        }

        public Builder sessionCap(Duration cap) {
            sessionCap = cap;
            return this;
        }

        public Builder missingTokensStatus(int status) {
            missingTokensStatus = Checks.oneOf("missingTokensStatus", status, 400, 401);
            return this;
        }

        public Builder enforceLimits(boolean enforce) {
            enforceLimits = enforce;
            return this;
        }

        public Builder requestsPerSecond(int requests) {
            requestsPerSecond = Checks.atLeast("requestsPerSecond", requests, 1);
            return this;
        }

        public Builder rawEncryptedPassword(boolean accepted) {
            rawEncryptedPassword = accepted;
            return this;
        }

        public Builder accountSwitch(AccountSwitch effect) {
            accountSwitch = effect;
            return this;
        }

        public Builder rotateTokens(boolean rotate) {
            rotateTokens = rotate;
            return this;
        }

        public Builder venueHours(boolean told) {
            venueHours = told;
            return this;
        }

        public Builder timezoneOffsetHours(int hours) {
            timezoneOffsetHours = Checks.within("timezoneOffsetHours", hours, -18, 18);
            return this;
        }

        public Builder listsAllMarkets(boolean all) {
            listsAllMarkets = all;
            return this;
        }

        public Builder codeWithoutPrices(boolean coded) {
            codeWithoutPrices = coded;
            return this;
        }

        public Builder dealing(DealingRules rules) {
            dealing = rules;
            return this;
        }

        public BrokerRules build() {
            return new BrokerRules(new Builder(this));
        }
    }
}
