package io.tickring.feed.dealing;

import java.util.List;

/**
 * What goes wrong with one request.
 *
 * @param answer         what becomes of the answer to the request that deals
 * @param delayMs        until the venue acts, where it acts on its own time
 * @param confirmMs      until the confirmation can be read
 * @param activityMs     until the activity shows the deal
 * @param marginRejected whether the venue takes the request and rejects the deal
 * @param parts          positions that one order makes
 * @param reads          what becomes of the answers to reading, in order; whole behind the last
 */
record Faults(
        Answer answer, long delayMs, long confirmMs, long activityMs, boolean marginRejected, int parts,
        List<Read> reads) {
    enum Answer {
        /** Comes. */
        WHOLE,
        /** Does not come, for the request never arrived. */
        REQUEST_LOST,
        /** Is lost on its way; the venue acted. */
        ANSWER_LOST,
        /** Is lost; the venue acts a while later. */
        REQUEST_DELAYED,
        /** Is an error of the back end, which acted. */
        ERROR_AFTER,
        /** Is an error of the back end, which did not act. */
        ERROR_BEFORE,
        /** Is a page of HTML with status 200; the venue acted. */
        GARBLED,
        /** Says that there were too many requests. */
        TOO_MANY,
        /** Says no. */
        REFUSED
    }

    enum Read {
        WHOLE,
        LOST,
        BACK_END_ERROR,
        TOO_MANY,
        /** The state of a few seconds ago, as if answers had changed places. */
        STALE,
        /** The answer to the question before, once more. */
        DOUBLED
    }

    Faults with(Answer other) {
        return new Faults(other, delayMs, confirmMs, activityMs, marginRejected, parts, reads);
    }

    boolean acts() {
        return switch (answer) {
            case WHOLE, ANSWER_LOST, REQUEST_DELAYED, ERROR_AFTER, GARBLED -> true;
            case REQUEST_LOST, ERROR_BEFORE, TOO_MANY, REFUSED -> false;
        };
    }

    boolean fills() {
        return acts() && !marginRejected;
    }
}
