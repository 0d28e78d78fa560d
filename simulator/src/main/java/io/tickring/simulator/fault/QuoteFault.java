package io.tickring.simulator.fault;

import java.util.List;

/** What happens to quotes on their way to a socket. The value is every how many quotes of a market it strikes. */
public enum QuoteFault implements Fault {
    /** The quote comes twice. */
    DUPLICATE_QUOTE(2) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(quote, quote);
        }
    },
    /** The quote comes after the one that follows it. */
    REORDER_QUOTE(2) {
        @Override
        public List<String> disturb(String quote) {
            return List.of();
        }
    },
    /** The quote never comes; the market stays open. */
    SILENT_MARKET(1) {
        @Override
        public List<String> disturb(String quote) {
            return List.of();
        }
    },
    /** A text frame that is no JSON comes before the quote. */
    GARBAGE_FRAME(2) {
        @Override
        public List<String> disturb(String quote) {
            return List.of("\u0000\u00a7{]" + quote.substring(quote.length() / 2), quote);
        }
    },
    /** A binary-looking half of the quote's JSON comes instead of the whole. */
    HALF_QUOTE(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(quote.substring(0, quote.length() / 2));
        }
    },
    NULL_BID(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(with(quote, "bid", "null"));
        }
    },
    NULL_OFR(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(with(quote, "ofr", "null"));
        }
    },
    ZERO_BID(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(with(quote, "bid", "0.0"));
        }
    },
    ZERO_OFR(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(with(quote, "ofr", "0.0"));
        }
    },
    ABSENT_BID(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(without(quote, "bid"));
        }
    },
    ABSENT_OFR(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(without(quote, "ofr"));
        }
    },
    /** Without sizes; the prices are right. */
    ABSENT_SIZES(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(without(without(quote, "bidQty"), "ofrQty"));
        }
    },
    ABSENT_TIMESTAMP(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(quote.replaceFirst(",\"timestamp\":\\d+", ""));
        }
    },
    /** Bid above ask: the two change places. */
    CROSSED_QUOTE(3) {
        @Override
        public List<String> disturb(String quote) {
            return List.of(with(with(quote, "bid", value(quote, "ofr")), "ofr", value(quote, "bid")));
        }
    },
    /** The time stamp is an hour too late. */
    FUTURE_QUOTE(3) {
        @Override
        public List<String> disturb(String quote) {
            long timeMs = Long.parseLong(quote.replaceFirst(".*\"timestamp\":(\\d+).*", "$1"));
            return List.of(quote.replaceFirst("\"timestamp\":\\d+", "\"timestamp\":" + (timeMs + HOUR_MS)));
        }
    };

    private static final long HOUR_MS = 3_600_000;

    private final long usualValue;

    QuoteFault(long usualValue) {
        this.usualValue = usualValue;
    }

    /** @return the frames to send instead of this one, in order */
    public abstract List<String> disturb(String quote);

    @Override
    public long usualValue() {
        return usualValue;
    }

    @Override
    public boolean takes(long value) {
        return value >= 1;
    }

    private static String with(String quote, String field, String value) {
        return quote.replaceFirst("\"" + field + "\":[^,}]+", "\"" + field + "\":" + value);
    }

    private static String without(String quote, String field) {
        return quote.replaceFirst("\"" + field + "\":[^,}]+,", "");
    }

    private static String value(String quote, String field) {
        return quote.replaceFirst(".*\"" + field + "\":([^,}]+).*", "$1");
    }
}
