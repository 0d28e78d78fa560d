package io.tickring.engine;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.BarOutbox;
import io.tickring.engine.bars.MinuteBars;
import io.tickring.engine.checkpoint.StateInput;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.engine.validation.TickCounters;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the bars, then counts the tick: from here on its fate is settled. */
final class BarStage {
    private static final Logger LOG = LoggerFactory.getLogger(BarStage.class);

    private final MinuteBars bars;
    private final BarOutbox outbox;
    private final TickCounters counters;
    private final StateOutput saved = new StateOutput();
    private boolean failedBefore;

    BarStage(MinuteBars bars, BarOutbox outbox, TickCounters counters) {
        this.bars = bars;
        this.outbox = outbox;
        this.counters = counters;
    }

    void onEvent(TickEvent event) {
        event.barsFrom = outbox.position();
        try {
            bars.onEvent(event);
        } catch (RuntimeException defect) {
            event.rejectReason = RejectReason.INTERNAL_ERROR;
            onDefect(defect, event);
        }
        event.barsTo = outbox.position();
        if (event.kind == EventKind.TICK) {
            counters.count(event);
        } else if (event.kind == EventKind.CHECKPOINT) {
            saved.clear();
            bars.save(saved);
            counters.save(saved);
        }
    }

    private void onDefect(RuntimeException defect, TickEvent event) {
        if (!failedBefore) {
            failedBefore = true;
            LOG.error("stage=bars state=internal_error kind={} market={}; further ones are only counted",
                    event.kind, event.market, defect);
        }
    }

    List<Bar> held(int market) {
        return bars.held(market);
    }

    StateOutput saved() {
        return saved;
    }

    void restore(StateInput in) {
        bars.restore(in);
        counters.restore(in);
    }
}
