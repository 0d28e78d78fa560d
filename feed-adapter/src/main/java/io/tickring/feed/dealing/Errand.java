package io.tickring.feed.dealing;

import io.tickring.feed.api.deal.Confirmation;
import java.time.Instant;
import java.util.Optional;

/** One thing to have the venue do: what is particular to it; {@link Deal} keeps the order of steps. */
interface Errand {
    /**
     * Notes what the account holds, so that it can't be taken for the outcome.
     *
     * @param since the venue's time
     * @return the outcome where there is nothing to ask for
     */
    Optional<DealOutcome> prepare(Instant since);

    /** Asks the venue, once. @return the reference */
    String send();

    /** @return the outcome, where this confirmation is of this request and tells it */
    Optional<DealOutcome> confirmed(Confirmation confirmation);

    /**
     * Looks for the outcome on the account.
     *
     * @param settled whether enough time has passed for what is missing to be gone
     */
    Optional<DealOutcome> search(boolean settled);

    /** @return whether the last look showed the outcome and only a further one is missing to be sure */
    default boolean almostSure() {
        return false;
    }

    /** @return the outcome after which nothing more is looked for */
    DealOutcome givenUp();

    /** @return what is asked for, for a person */
    String describe();
}
