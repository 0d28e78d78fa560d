package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.Outage.Traits;
import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.QuoteFault;
import io.tickring.simulator.fault.RestFault;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.fault.VenueFault;
import java.util.List;
import java.util.Locale;

/**
 * The list that faults are drawn from. What would go unnoticed alone comes with what makes it felt: a refused log-in
 * with expired tokens, a refused handshake with a dropped socket.
 */
enum FaultKind {
    DROP_SOCKET(holds(), SocketFault.DROP_SOCKET),
    CLOSE_SOCKET(holds(), SocketFault.CLOSE_SOCKET),
    CUT_FRAME(holds(), SocketFault.CUT_FRAME),
    BAD_FRAME(holds(), SocketFault.BAD_FRAME),
    STALL_SOCKET(holds(), SocketFault.STALL_SOCKET),
    HALF_OPEN(holds(), SocketFault.HALF_OPEN),
    ZOMBIE(holds(), SocketFault.ZOMBIE),
    NO_HANDSHAKE(holds(), SocketFault.NO_HANDSHAKE, SocketFault.DROP_SOCKET),
    REFUSE_HANDSHAKE(holds(), SocketFault.REFUSE_HANDSHAKE, SocketFault.DROP_SOCKET),
    REFUSE_EPICS(refuses(), SocketFault.REFUSE_EPICS, SocketFault.DROP_SOCKET),
    REFUSE_SECOND_SOCKET(refuses(), SocketFault.REFUSE_SECOND_SOCKET, SocketFault.DROP_SOCKET),
    DUPLICATE_QUOTE(harmless(), QuoteFault.DUPLICATE_QUOTE),
    REORDER_QUOTE(harmless(), QuoteFault.REORDER_QUOTE),
    SILENT_MARKETS(holds(), QuoteFault.SILENT_MARKET),
    GARBAGE_FRAME(harmless(), QuoteFault.GARBAGE_FRAME),
    HALF_QUOTE(harmless(), QuoteFault.HALF_QUOTE),
    NULL_BID(harmless(), QuoteFault.NULL_BID),
    NULL_OFR(harmless(), QuoteFault.NULL_OFR),
    ZERO_BID(harmless(), QuoteFault.ZERO_BID),
    ZERO_OFR(harmless(), QuoteFault.ZERO_OFR),
    ABSENT_BID(harmless(), QuoteFault.ABSENT_BID),
    ABSENT_SIZES(harmless(), QuoteFault.ABSENT_SIZES),
    ABSENT_TIMESTAMP(harmless(), QuoteFault.ABSENT_TIMESTAMP),
    CROSSED_QUOTE(harmless(), QuoteFault.CROSSED_QUOTE),
    FUTURE_QUOTE(harmless(), QuoteFault.FUTURE_QUOTE),
    NO_ANSWER(holds(), RestFault.NO_ANSWER, SocketFault.DROP_SOCKET),
    LOSE_ANSWER(holds(), RestFault.LOSE_ANSWER, SocketFault.DROP_SOCKET),
    CUT_ANSWER(holds(), RestFault.CUT_ANSWER, SocketFault.DROP_SOCKET),
    SLOW_ANSWER(holds(), RestFault.SLOW_ANSWER, SocketFault.DROP_SOCKET),
    UNAUTHORIZED(expires(), RestFault.UNAUTHORIZED, SocketFault.DROP_SOCKET),
    WRONG_DETAILS(expires(), RestFault.WRONG_DETAILS, VenueFault.EXPIRE_TOKENS, SocketFault.DROP_SOCKET),
    NO_ACCOUNT(expires(), RestFault.NO_ACCOUNT, VenueFault.EXPIRE_TOKENS, SocketFault.DROP_SOCKET),
    TOO_MANY_REQUESTS(refuses(), RestFault.TOO_MANY_REQUESTS, SocketFault.DROP_SOCKET),
    SERVER_ERROR(expires(), RestFault.SERVER_ERROR, VenueFault.EXPIRE_TOKENS, SocketFault.DROP_SOCKET),
    JAVA_ERROR(holds(), RestFault.JAVA_ERROR, SocketFault.DROP_SOCKET),
    GATEWAY_PAGE(expires(), RestFault.GATEWAY_PAGE, VenueFault.EXPIRE_TOKENS, SocketFault.DROP_SOCKET),
    REFUSE_LOGINS(expires(), RestFault.REFUSE_LOGINS, VenueFault.EXPIRE_TOKENS, SocketFault.DROP_SOCKET),
    EXPIRE_TOKENS(expires(), VenueFault.EXPIRE_TOKENS),
    TIME_SKEW(harmless(), VenueFault.TIME_SKEW),
    CLOSED_MARKETS(new Traits(false, false, false, true), VenueFault.CLOSED_MARKET);

    private final Traits traits;
    private final List<Fault> faults;

    FaultKind(Traits traits, Fault... faults) {
        this.traits = traits;
        this.faults = List.of(faults);
    }

    private static Traits harmless() {
        return new Traits(false, false, false, false);
    }

    private static Traits holds() {
        return new Traits(false, false, true, false);
    }

    private static Traits refuses() {
        return new Traits(true, false, true, false);
    }

    private static Traits expires() {
        return new Traits(true, true, true, false);
    }

    Traits traits() {
        return traits;
    }

    /** @return begun in this order, together */
    List<Fault> faults() {
        return faults;
    }

    /** @return name in the table */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
