package io.tickring.engine;

import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.market.OpenGaps;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.validation.TickValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the validator and keeps its defects to the tick that met them. */
final class CheckStage {
    private static final Logger LOG = LoggerFactory.getLogger(CheckStage.class);

    /** Of the state of all stages, which begins with it. One more with each change of what is saved. */
    private static final int STATE_LAYOUT = 1;

    private final TickValidator validator;
    private final OpenGaps gaps;
    private final StateOutput savedGaps = new StateOutput();
    private final StateOutput saved = new StateOutput();
    private boolean failedBefore;

    CheckStage(TickValidator validator, OpenGaps gaps) {
        this.validator = validator;
        this.gaps = gaps;
    }

    void onEvent(TickEvent event) {
        try {
            validator.onEvent(event);
        } catch (RuntimeException defect) {
            event.rejectReason = RejectReason.INTERNAL_ERROR;
            onDefect(defect, event);
        }
        if (event.kind == EventKind.GAP) {
            gaps.onGap(event);
        } else if (event.kind == EventKind.CHECKPOINT) {
            savedGaps.clear();
            gaps.save(savedGaps);
            saved.clear();
            saved.putInt(STATE_LAYOUT);
            validator.save(saved);
        }
    }

    private void onDefect(RuntimeException defect, TickEvent event) {
        if (!failedBefore) {
            failedBefore = true;
            LOG.error("stage=check state=internal_error kind={} market={}; further ones are only counted",
                    event.kind, event.market, defect);
        }
    }

    long marketTimeMs(long receiveTimeNs) {
        return validator.marketTimeMs(receiveTimeNs);
    }

    long lastAcceptedMs(int market) {
        return validator.lastAcceptedMs(market);
    }

    StateOutput savedGaps() {
        return savedGaps;
    }

    StateOutput saved() {
        return saved;
    }

    /** Reads the layout that the section begins with. */
    static void requireLayout(StateInput in) {
        int layout = in.getInt();
        if (layout != STATE_LAYOUT) {
            throw new IllegalArgumentException("expected a state of layout " + STATE_LAYOUT + ", found " + layout);
        }
    }

    void restore(StateInput in) {
        validator.restore(in);
    }
}
