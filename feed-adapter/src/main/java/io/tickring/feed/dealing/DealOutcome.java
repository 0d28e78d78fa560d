package io.tickring.feed.dealing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What became of a deal, as far as the venue lets us know. */
public sealed interface DealOutcome {
    /**
     * The venue dealt.
     *
     * @param opened   deal ids of the positions it made; none where a netting account only lost others
     * @param closed   deal ids of the positions it ended
     * @param level    price, where told
     * @param size     in units of the instrument
     * @param profit   of a close, in {@code currency}, where told
     * @param currency of the profit
     * @param certain  whether the venue confirmed it; otherwise it was found on the account, where another program that
     *                 deals the same at the same moment can't be told from us
     */
    record Filled(
            List<String> opened, List<String> closed, Optional<BigDecimal> level, BigDecimal size,
            Optional<BigDecimal> profit, Optional<String> currency, boolean certain) implements DealOutcome {
    }

    /**
     * The venue keeps the working order, or has taken it away where that was asked for.
     *
     * @param dealId of the working order
     */
    record Accepted(String dealId) implements DealOutcome {
    }

    /**
     * Nothing was dealt.
     *
     * @param reason the venue's code, or in our words
     */
    record Rejected(String reason) implements DealOutcome {
    }

    /**
     * The request may have been carried out or may yet be.
     *
     * @param advice what a person should do before the next order
     */
    record Unknown(String advice) implements DealOutcome {
    }
}
