package io.tickring.simulator.fault;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Delivery;
import io.tickring.simulator.http.Page;
import java.util.Optional;

/** What happens to REST requests. Those with an answer of their own keep the request from being carried out. */
public enum RestFault implements Fault {
    /** Never answered, and not carried out. At the end the connection is reset. */
    NO_ANSWER(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.ok(null).delivered(Delivery.NEVER));
        }
    },
    /** Carried out, and the connection is reset instead of an answer: what an order fears most. */
    LOSE_ANSWER(0) {
        @Override
        Answer after(Answer answer, long value) {
            return answer.delivered(Delivery.LOST);
        }
    },
    /** Carried out, half of the answer comes, then the connection ends. */
    CUT_ANSWER(0) {
        @Override
        Answer after(Answer answer, long value) {
            return answer.delivered(Delivery.CUT);
        }
    },
    /** Carried out, answered after so many ms, the value. */
    SLOW_ANSWER(2_000) {
        @Override
        Answer after(Answer answer, long value) {
            return answer.delivered(new Delivery(Delivery.Way.WHOLE, value));
        }
    },
    /** 401 {@code error.invalid.session.token}, whatever the tokens. */
    UNAUTHORIZED(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(401, "error.invalid.session.token"));
        }
    },
    /** 401 {@code error.invalid.details}: as if the password were wrong. */
    WRONG_DETAILS(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(401, "error.invalid.details"));
        }
    },
    /** 401 {@code error.null.accountId}: as if the key had no account here. */
    NO_ACCOUNT(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(401, "error.null.accountId"));
        }
    },
    /** 429 {@code error.too-many.requests}. */
    TOO_MANY_REQUESTS(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(429, "error.too-many.requests"));
        }
    },
    /** A status of 5xx, the value, without a body. */
    SERVER_ERROR(503) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(new Answer((int) value, null, null));
        }
    },
    /** 500 with the name of a Java exception as errorCode. */
    JAVA_ERROR(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(500, "java.util.concurrent.TimeoutException"));
        }
    },
    /** A gateway's page in HTML with a status, the value. */
    GATEWAY_PAGE(502) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(new Answer((int) value, Page.GATEWAY, null));
        }
    },
    /** Confirms are never found: 404 {@code error.not-found.dealReference}. */
    DROP_CONFIRMS(0) {
        @Override
        Optional<Answer> instead(long value) {
            return Optional.of(Answer.error(404, "error.not-found.dealReference"));
        }

        @Override
        boolean concerns(String route) {
            return route.startsWith("GET /confirms/");
        }
    },
    /** Log-ins get 429 {@code error.too-many.requests}. */
    REFUSE_LOGINS(0) {
        @Override
        Optional<Answer> instead(long value) {
            return TOO_MANY_REQUESTS.instead(value);
        }

        @Override
        boolean concerns(String route) {
            return route.equals("POST /session");
        }
    };

    private static final long MOST_MS = 86_400_000;

    private final long usualValue;

    RestFault(long usualValue) {
        this.usualValue = usualValue;
    }

    /** @return what comes without the request being carried out; empty where it is */
    Optional<Answer> instead(long value) {
        return Optional.empty();
    }

    /** @return what becomes of the answer */
    Answer after(Answer answer, long value) {
        return answer;
    }

    boolean concerns(String route) {
        return true;
    }

    @Override
    public long usualValue() {
        return usualValue;
    }

    @Override
    public boolean takes(long value) {
        return this == SERVER_ERROR || this == GATEWAY_PAGE ? value >= 400 && value <= 599
                : value >= 0 && value <= MOST_MS;
    }
}
