package io.tickring.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.tick.EventKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<EventKind> kinds = new ArrayList<>();
    private final TickRing ring = new TickRing(new Engine(EngineSettings.defaults()),
            (event, endOfBatch) -> kinds.add(event.kind), RingSettings.defaults(), () -> 0);

    @Test
    void shouldBeatOnceASecondAndAskForACheckpointWhenItIsDue() {
        Metronome metronome = new Metronome(ring, 3 * SECOND_NS, 1_000_000, 0);

        for (long quarter = 0; quarter <= 12; quarter++) {
            metronome.onTime(quarter * SECOND_NS / 4);
        }
        ring.start();
        ring.close();

        assertThat(kinds).containsExactly(EventKind.HEARTBEAT, EventKind.HEARTBEAT, EventKind.HEARTBEAT,
                EventKind.HEARTBEAT, EventKind.CHECKPOINT);
    }

    @Test
    void shouldAskForACheckpointAfterManyEventsButNotBeforeTheLastIsWritten() {
        Metronome metronome = new Metronome(ring, 3_600 * SECOND_NS, 2, 0);

        metronome.onTime(0);
        metronome.onTime(SECOND_NS);
        metronome.onTime(2 * SECOND_NS);
        metronome.onTime(3 * SECOND_NS);
        metronome.onTime(4 * SECOND_NS);
        long publishedBeforeStart = ring.published();
        ring.start();
        ring.close();

        assertThat(publishedBeforeStart).isEqualTo(6);
        assertThat(kinds).containsOnlyOnce(EventKind.CHECKPOINT);
    }
}
