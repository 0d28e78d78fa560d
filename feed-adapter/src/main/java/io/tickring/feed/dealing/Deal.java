package io.tickring.feed.dealing;

import io.tickring.feed.dealing.DealOutcome.Rejected;
import io.tickring.feed.dealing.DealOutcome.Unknown;
import io.tickring.feed.rest.VenueException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request for a deal, from before it leaves until its outcome is known or can't be. It leaves once: there is no way
 * from any state back to the first. For one thread; time is an argument.
 */
final class Deal {
    private static final Logger LOG = LoggerFactory.getLogger(Deal.class);
    private static final long CONFIRM_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long CONFIRM_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long SEARCH_INTERVAL_NS = TimeUnit.SECONDS.toNanos(2);
    /** The venue's lists may lag by moments. */
    private static final long SETTLE_NS = TimeUnit.SECONDS.toNanos(6);
    /** The venue's activity lags by up to a minute. */
    private static final long HORIZON_NS = TimeUnit.SECONDS.toNanos(90);
    /** For the look that makes sure of what was first seen at the horizon. */
    private static final long LAST_LOOK_NS = TimeUnit.SECONDS.toNanos(100);

    private enum State {
        /** Nothing has left us; what the account holds is being noted. */
        NOTING,
        /** The request leaves or has left, and its answer is not there. */
        SENT,
        /** The venue gave a reference and is asked what became of it. */
        CONFIRMING,
        /** Without a reference or a confirmation the outcome is looked for on the account. */
        SEARCHING,
        /** The outcome is known, or it is known that it can't be. */
        DONE
    }

    private final DealingVenue venue;
    private final Errand errand;
    private State state = State.NOTING;
    private String reference;
    private long sentNs;
    private DealOutcome outcome;

    Deal(DealingVenue venue, Errand errand) {
        this.venue = venue;
        this.errand = errand;
    }

    /** @return the outcome, once there is one */
    Optional<DealOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Does what is due; blocks for the venue's answer.
     *
     * @param nowNs by a clock that never steps
     * @return how long to wait before the next call, ns
     */
    long step(long nowNs) {
        switch (state) {
            case NOTING -> note(nowNs);
            case CONFIRMING -> confirm(nowNs);
            case SEARCHING -> search(nowNs);
            case SENT -> state(State.SEARCHING, nowNs, "nobody heard the answer");
            case DONE -> {
            }
        }
        return state == State.SEARCHING ? SEARCH_INTERVAL_NS : CONFIRM_INTERVAL_NS;
    }

    /** Ends the waiting: what has left may have been carried out. */
    void abandon(long nowNs) {
        done(state == State.NOTING ? new Rejected("not sent: interrupted") : errand.givenUp(), nowNs);
    }

    private void note(long nowNs) {
        try {
            Optional<DealOutcome> early = errand.prepare(venue.time());
            if (early.isPresent()) {
                done(early.get(), nowNs);
                return;
            }
        } catch (VenueException trouble) {
            done(new Rejected("not sent: " + trouble.getMessage()), nowNs);
            return;
        }
        send(nowNs);
    }

    private void send(long nowNs) {
        state(State.SENT, nowNs, errand.describe());
        sentNs = nowNs;
        try {
            reference = errand.send();
            state(State.CONFIRMING, nowNs, "reference " + reference);
        } catch (VenueException trouble) {
            if (trouble.nothingDone()) {
                done(new Rejected(trouble.errorCode()), nowNs);
            } else {
                state(State.SEARCHING, nowNs, trouble.getMessage());
            }
        }
    }

    private void confirm(long nowNs) {
        attempt(this::confirmation).ifPresentOrElse(found -> done(found, nowNs), () -> {
            if (nowNs - sentNs >= CONFIRM_NS) {
                state(State.SEARCHING, nowNs, "not confirmed");
            }
        });
    }

    private void search(long nowNs) {
        boolean settled = nowNs - sentNs >= SETTLE_NS;
        Optional<DealOutcome> found = reference == null ? Optional.empty() : attempt(this::confirmation);
        found.or(() -> attempt(() -> errand.search(settled))).ifPresentOrElse(seen -> done(seen, nowNs), () -> {
            if (nowNs - sentNs >= (errand.almostSure() ? LAST_LOOK_NS : HORIZON_NS)) {
                done(errand.givenUp(), nowNs);
            }
        });
    }

    /** The answer to another question is none to ours. */
    private Optional<DealOutcome> confirmation() {
        return Optional.of(venue.confirmation(reference))
                .filter(confirmation -> confirmation.dealReference().equals(reference))
                .flatMap(errand::confirmed);
    }

    /** Reading may fail as often as it likes: it is done again. */
    private Optional<DealOutcome> attempt(Supplier<Optional<DealOutcome>> look) {
        try {
            return look.get();
        } catch (VenueException trouble) {
            LOG.debug("deal={} reason={}", state, trouble.getMessage());
            return Optional.empty();
        }
    }

    private void done(DealOutcome result, long nowNs) {
        outcome = result;
        String reason = result instanceof Rejected rejected ? ": " + rejected.reason()
                : result instanceof Unknown unknown ? ": " + unknown.advice() : "";
        state(State.DONE, nowNs, result.getClass().getSimpleName() + reason);
    }

    private void state(State next, long nowNs, String reason) {
        long afterMs = state == State.NOTING ? 0 : TimeUnit.NANOSECONDS.toMillis(nowNs - sentNs);
        LOG.info("deal={} was={} after_ms={} reason={}", next, state, afterMs, reason);
        state = next;
    }
}
