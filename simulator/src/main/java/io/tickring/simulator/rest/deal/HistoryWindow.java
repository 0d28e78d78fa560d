package io.tickring.simulator.rest.deal;

import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.wire.WireTime;
import java.util.Optional;

/** Which time a history request looks at; epoch ms, both inclusive. */
record HistoryWindow(long fromMs, long toMs) {
    private static final long SECOND_MS = 1_000;
    private static final long DEFAULT_PERIOD = 600;
    private static final long DAY_SECONDS = 86_400;
    private static final long DAY_MS = DAY_SECONDS * SECOND_MS;

    /** A day at most; one date alone begins or ends a day; without any, the last ten minutes. */
    static HistoryWindow ofActivity(Request request, long nowMs, boolean wholeHistory) {
        Optional<Long> from = date(request, "from");
        Optional<Long> to = date(request, "to");
        boolean searches = request.parameter("dealId").isPresent() || request.parameter("filter").isPresent();
        if (from.isEmpty() && to.isEmpty()) {
            return wholeHistory && searches && request.parameter("lastPeriod").isEmpty()
                    ? new HistoryWindow(Long.MIN_VALUE, nowMs) : last(request, nowMs);
        }
        long begin = from.orElseGet(() -> to.orElseThrow() - DAY_MS);
        return checked(begin, to.orElse(begin + DAY_MS), DAY_MS);
    }

    static HistoryWindow ofTransactions(Request request, long nowMs) {
        Optional<Long> from = date(request, "from");
        Optional<Long> to = date(request, "to");
        return from.isEmpty() && to.isEmpty() ? last(request, nowMs)
                : checked(from.orElse(0L), to.orElse(nowMs), Long.MAX_VALUE);
    }

    private static HistoryWindow checked(long from, long to, long longestMs) {
        if (to < from || to - from > longestMs) {
            throw new Refusal(400, "error.invalid.daterange");
        }
        return new HistoryWindow(from, to);
    }

    private static HistoryWindow last(Request request, long nowMs) {
        try {
            long seconds = request.parameter("lastPeriod").map(Long::parseLong).orElse(DEFAULT_PERIOD);
            if (seconds > 0 && seconds <= DAY_SECONDS) {
                return new HistoryWindow(nowMs - seconds * SECOND_MS, nowMs);
            }
        } catch (NumberFormatException noNumber) {
            throw new Refusal(400, "error.invalid.lastPeriod");
        }
        throw new Refusal(400, "error.invalid.lastPeriod");
    }

    private static Optional<Long> date(Request request, String name) {
        return request.parameter(name).map(text -> WireTime.parse(text)
                .orElseThrow(() -> new Refusal(400, "error.invalid." + name)));
    }

    boolean contains(long timeMs) {
        return timeMs >= fromMs && timeMs <= toMs;
    }
}
