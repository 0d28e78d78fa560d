package io.tickring.engine.ring;

import io.tickring.engine.latency.Latencies;
import io.tickring.engine.latency.LatencyStage;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;

/** Times how long ticks waited for the engine. Reads the clock once a batch: its ticks were all there by then. */
final class RingLatency {
    private final SingleWriterRecorder recorder;
    private final LongSupplier nowNs;
    private boolean batchBegins = true;
    private long batchNs;

    RingLatency(Latencies latencies, LongSupplier nowNs) {
        this.recorder = latencies.recorder(LatencyStage.RING);
        this.nowNs = nowNs;
    }

    void onEvent(TickEvent event, boolean endOfBatch) {
        if (batchBegins) {
            batchNs = nowNs.getAsLong();
        }
        batchBegins = endOfBatch;
        if (event.kind == EventKind.TICK) {
            recorder.recordValue(Latencies.bounded(batchNs - event.receiveTimeNs));
        }
    }
}
