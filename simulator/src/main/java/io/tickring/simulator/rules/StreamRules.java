package io.tickring.simulator.rules;

import java.time.Duration;

/** How the WebSocket behaves where the fact sheet leaves it open. Immutable. */
public final class StreamRules {
    private final Builder chosen;

    private StreamRules(Builder chosen) {
        this.chosen = chosen;
    }

    /** @return the suggested defaults of the fact sheet */
    public static StreamRules defaults() {
        return new Builder().build();
    }

    public Builder toBuilder() {
        return new Builder(chosen);
    }

    /** @return instruments at most; 40 */
    public int maxEpics() {
        return chosen.maxEpics;
    }

    /** @return whether the limit counts one message or all subscriptions of a connection; one message */
    public EpicLimit epicLimit() {
        return chosen.epicLimit;
    }

    /** @return errorCode beyond the limit */
    public String tooManyEpicsError() {
        return chosen.tooManyEpicsError;
    }

    /** @return whether a second socket of one account is refused; no */
    public boolean refuseSecondSocket() {
        return chosen.refuseSecondSocket;
    }

    /** @return what happens to an open socket when its tokens expire */
    public TokenExpiry tokenExpiry() {
        return chosen.tokenExpiry;
    }

    /** @return a socket whose client sent nothing for so long is cut; 10 minutes */
    public Duration idleCut() {
        return chosen.idleCut;
    }

    /** @return close code when the simulator ends a socket itself; 0 ends the TCP connection without one */
    public int cutCode() {
        return chosen.cutCode;
    }

    /** @return close code when the simulator shuts down; 1000 */
    public int shutdownCode() {
        return chosen.shutdownCode;
    }

    /** @return whether a WebSocket ping keeps the REST session alive; no */
    public boolean pingRefreshesSession() {
        return chosen.pingRefreshesSession;
    }

    public OhlcTiming ohlcTiming() {
        return chosen.ohlcTiming;
    }

    /** @return every how many bars one is not delivered; 0 for never */
    public int ohlcDropEvery() {
        return chosen.ohlcDropEvery;
    }

    /** @return where ERROR frames have their code; in the payload */
    public ErrorShape errorShape() {
        return chosen.errorShape;
    }

    public UnknownEpic unknownEpic() {
        return chosen.unknownEpic;
    }

    /** @return errorCode of a message that is no JSON object or names no known destination */
    public String malformedError() {
        return chosen.malformedError;
    }

    /** @return bytes that may wait for a client that does not read before it is cut; 16 MiB */
    public int maxPendingBytes() {
        return chosen.maxPendingBytes;
    }

    /** Collects choices; not thread-safe. */
    public static final class Builder {
        private int maxEpics = 40;
        private EpicLimit epicLimit = EpicLimit.PER_MESSAGE;
        private String tooManyEpicsError = "error.too-many.requests";
        private boolean refuseSecondSocket;
        private TokenExpiry tokenExpiry = TokenExpiry.KEEP_QUOTES;
        private Duration idleCut = Duration.ofMinutes(10);
        private int cutCode;
        private int shutdownCode = 1000;
        private boolean pingRefreshesSession;
        private OhlcTiming ohlcTiming = OhlcTiming.AT_CLOSE;
        private int ohlcDropEvery;
        private ErrorShape errorShape = ErrorShape.PAYLOAD;
        private UnknownEpic unknownEpic = UnknownEpic.PROCESSED;
        private String malformedError = "error.invalid.request";
        private int maxPendingBytes = 16 << 20;

        private Builder() {
        }

        private Builder(Builder from) {
            maxEpics = from.maxEpics;
            epicLimit = from.epicLimit;
            tooManyEpicsError = from.tooManyEpicsError;
            refuseSecondSocket = from.refuseSecondSocket;
            tokenExpiry = from.tokenExpiry;
            idleCut = from.idleCut;
            cutCode = from.cutCode;
            shutdownCode = from.shutdownCode;
            pingRefreshesSession = from.pingRefreshesSession;
            ohlcTiming = from.ohlcTiming;
            ohlcDropEvery = from.ohlcDropEvery;
            errorShape = from.errorShape;
            unknownEpic = from.unknownEpic;
            malformedError = from.malformedError;
            maxPendingBytes = from.maxPendingBytes;
        }

        public Builder maxEpics(int epics) {
            maxEpics = Checks.atLeast("maxEpics", epics, 1);
            return this;
        }

        public Builder epicLimit(EpicLimit limit) {
            epicLimit = limit;
            return this;
        }

        public Builder tooManyEpicsError(String errorCode) {
            tooManyEpicsError = errorCode;
            return this;
        }

        public Builder refuseSecondSocket(boolean refuse) {
            refuseSecondSocket = refuse;
            return this;
        }

        public Builder tokenExpiry(TokenExpiry behaviour) {
            tokenExpiry = behaviour;
            return this;
        }

        public Builder idleCut(Duration idle) {
            idleCut = idle;
            return this;
        }

        public Builder cutCode(int code) {
            cutCode = Checks.closeCode("cutCode", code);
            return this;
        }

        public Builder shutdownCode(int code) {
            shutdownCode = Checks.closeCode("shutdownCode", code);
            return this;
        }

        public Builder pingRefreshesSession(boolean refreshes) {
            pingRefreshesSession = refreshes;
            return this;
        }

        public Builder ohlcTiming(OhlcTiming timing) {
            ohlcTiming = timing;
            return this;
        }

        public Builder ohlcDropEvery(int bars) {
            ohlcDropEvery = Checks.atLeast("ohlcDropEvery", bars, 0);
            return this;
        }

        public Builder errorShape(ErrorShape shape) {
            errorShape = shape;
            return this;
        }

        public Builder unknownEpic(UnknownEpic answer) {
            unknownEpic = answer;
            return this;
        }

        public Builder malformedError(String errorCode) {
            malformedError = errorCode;
            return this;
        }

        public Builder maxPendingBytes(int bytes) {
            maxPendingBytes = Checks.atLeast("maxPendingBytes", bytes, 65_536);
            return this;
        }

        public StreamRules build() {
            return new StreamRules(new Builder(this));
        }
    }
}
