package io.tickring.simulator;

import io.tickring.simulator.fault.plan.FaultPlan;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.Checks;
import io.tickring.simulator.rules.ReplayStart;
import io.tickring.simulator.rules.RuleNames;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.session.Login;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can be chosen about a simulator. Immutable. */
public final class SimulatorSettings {
    /** As {@link Builder#speed}: a replay as fast as its clients read. */
    public static final double MAX_SPEED = 0;

    private final Builder chosen;

    private SimulatorSettings(Builder chosen) {
        this.chosen = chosen;
    }

    /** @return a hundred synthetic markets at real speed on a free port, open by their own hours */
    public static SimulatorSettings defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder(chosen);
    }

    /** @return port on the loopback address, 0 for any that is free */
    public int port() {
        return chosen.port;
    }

    /** @return whether HTTPS and WSS are served, with a certificate made at the start */
    public boolean tls() {
        return chosen.tls;
    }

    /** @return how many markets of the list, from its top; a replay has those of its file */
    public int symbols() {
        return chosen.symbols;
    }

    /** @return decides every price of the synthetic market */
    public long seed() {
        return chosen.seed;
    }

    /** @return simulated seconds in a second; {@link #MAX_SPEED} only with a replay */
    public double speed() {
        return chosen.speed;
    }

    /** @return multiplies the tick rates of the synthetic market */
    public double rateFactor() {
        return chosen.rateFactor;
    }

    /** @return whether all synthetic markets are open at all times */
    public boolean roundTheClock() {
        return chosen.roundTheClock;
    }

    /** @return days on which all synthetic markets but cryptocurrencies are closed, by each venue's calendar */
    public Set<LocalDate> holidays() {
        return chosen.holidays;
    }

    /** @return the simulated time at the start; empty for the wall clock's */
    public Optional<Instant> startAt() {
        return Optional.ofNullable(chosen.startAt);
    }

    /** @return ticks to replay instead of the synthetic market, as CSV, gzipped where the name ends with .gz */
    public Optional<Path> replay() {
        return Optional.ofNullable(chosen.replay);
    }

    /** @return what a replay waits for; at {@link #MAX_SPEED} all subscriptions, otherwise the first, unless set */
    public ReplayStart replayStart() {
        if (chosen.replayStart != null) {
            return chosen.replayStart;
        }
        return speed() == MAX_SPEED ? ReplayStart.ALL_SUBSCRIBED : ReplayStart.FIRST_SUBSCRIPTION;
    }

    /** @return where every frame handed to a socket is written down, one CSV row each */
    public Optional<Path> ledgerFile() {
        return Optional.ofNullable(chosen.ledgerFile);
    }

    /** @return what goes wrong, and when; nothing unless it is set */
    public FaultPlan faults() {
        return chosen.faults;
    }

    /** @return who may log in; at least one */
    public List<Login> logins() {
        return chosen.logins;
    }

    public BrokerRules broker() {
        return chosen.broker;
    }

    public StreamRules stream() {
        return chosen.stream;
    }

    /** Collects choices; not thread-safe. */
    public static final class Builder {
        private int port;
        private boolean tls;
        private int symbols = 100;
        private long seed = 1;
        private double speed = 1;
        private double rateFactor = 1;
        private boolean roundTheClock;
        private Set<LocalDate> holidays = Set.of();
        private Instant startAt;
        private Path replay;
        private ReplayStart replayStart;
        private Path ledgerFile;
        private FaultPlan faults = FaultPlan.NONE;
        private List<Login> logins = List.of(Login.usual());
        private BrokerRules broker = BrokerRules.defaults();
        private StreamRules stream = StreamRules.defaults();

        private Builder() {
        }

        private Builder(Builder from) {
            port = from.port;
            tls = from.tls;
            symbols = from.symbols;
            seed = from.seed;
            speed = from.speed;
            rateFactor = from.rateFactor;
            roundTheClock = from.roundTheClock;
            holidays = from.holidays;
            startAt = from.startAt;
            replay = from.replay;
            replayStart = from.replayStart;
            ledgerFile = from.ledgerFile;
            faults = from.faults;
            logins = from.logins;
            broker = from.broker;
            stream = from.stream;
        }

        /** @param number 0 for any port that is free */
        public Builder port(int number) {
            port = Checks.atLeast("port", number, 0);
            return this;
        }

        public Builder tls(boolean on) {
            tls = on;
            return this;
        }

        /** @param count 1 or more; there are a hundred */
        public Builder symbols(int count) {
            symbols = Checks.atLeast("symbols", count, 1);
            return this;
        }

        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /** @param factor above 0, or {@link #MAX_SPEED} for a replay as fast as its clients read */
        public Builder speed(double factor) {
            speed = factor == MAX_SPEED ? factor : Checks.positive("speed", factor);
            return this;
        }

        /** @param factor above 0 */
        public Builder rateFactor(double factor) {
            rateFactor = Checks.positive("rateFactor", factor);
            return this;
        }

        public Builder roundTheClock(boolean on) {
            roundTheClock = on;
            return this;
        }

        public Builder holidays(Set<LocalDate> days) {
            holidays = Set.copyOf(days);
            return this;
        }

        public Builder startAt(Instant simulated) {
            startAt = simulated;
            return this;
        }

        public Builder replay(Path file) {
            replay = file;
            return this;
        }

        public Builder replayStart(ReplayStart condition) {
            replayStart = condition;
            return this;
        }

        public Builder ledgerFile(Path file) {
            ledgerFile = file;
            return this;
        }

        public Builder faults(FaultPlan plan) {
            faults = plan;
            return this;
        }

        /** @param all at least one */
        public Builder logins(List<Login> all) {
            if (all.isEmpty()) {
                throw new IllegalArgumentException("logins: expected at least one");
            }
            logins = List.copyOf(all);
            return this;
        }

        /**
         * Sets one of the rules by its name.
         *
         * @throws IllegalArgumentException for a name that is none and a value that does not fit
         */
        public Builder rule(String name, String value) {
            RuleNames rules = new RuleNames(broker, stream);
            rules.set(name, value);
            broker = rules.broker();
            stream = rules.stream();
            return this;
        }

        public Builder broker(BrokerRules rules) {
            broker = rules;
            return this;
        }

        public Builder stream(StreamRules rules) {
            stream = rules;
            return this;
        }

        /** @throws IllegalArgumentException when the choices do not go together */
        public SimulatorSettings build() {
            if (speed == MAX_SPEED && replay == null) {
                throw new IllegalArgumentException("speed: 0 (as fast as clients read) needs a file to replay");
            }
            return new SimulatorSettings(new Builder(this));
        }
    }
}
