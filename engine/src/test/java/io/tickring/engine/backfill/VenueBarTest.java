package io.tickring.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.bars.Bar;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.checkpoint.StateOutput;
import io.tickring.engine.tick.EventKind;
import io.tickring.engine.tick.TickEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueBarTest {
    private static final VenueBar BAR =
            new VenueBar(3, VenueResolution.MINUTE, 120_000, 10, 12, 9, 11, 20, 22, 19, 21, 3_000_000_000L);

    @Test
    void shouldTellNothingOfTicksThatNobodySaw() {
        Bar bar = BAR.toBar();

        assertThat(bar.provenance).isEqualTo(Provenance.BACKFILL);
        assertThat(bar.ticks).isEqualTo(Integer.MAX_VALUE);
        assertThat(bar.spreadSumNanos).isZero();
        assertThat(bar.firstTickMs).isEqualTo(120_000);
        assertThat(bar.lastTickMs).isEqualTo(179_999);
        assertThat(bar.askLow).isEqualTo(19);
    }

    @Test
    void shouldLeaveTheEngineAsItWas() {
        Engine engine = new Engine(EngineSettings.defaults());
        byte[] before = state(engine);

        TickEvent event = new TickEvent();
        event.clearControl(EventKind.VENUE_BAR, 5_000_000_000L);
        event.market = 3;
        event.venueBar = BAR;
        engine.apply(event);
        event.clearControl(EventKind.VENUE_SPAN, 6_000_000_000L);
        event.venueSpan = new VenueSpan(3, VenueResolution.MINUTE, VenueSpan.Kind.LOADED, 0, 1, 1, 6);
        engine.apply(event);

        assertThat(event.barsFrom).isEqualTo(event.barsTo);
        assertThat(state(engine)).isEqualTo(before);
        assertThat(engine.counters().received()).isZero();
    }

    @Test
    void shouldKnowTheLengthsOfBars() {
        assertThat(VenueResolution.MINUTE.floor(119_999)).isEqualTo(60_000);
        assertThat(VenueResolution.MINUTE.ceil(119_999)).isEqualTo(120_000);
        assertThat(VenueResolution.MINUTE.ceil(120_000)).isEqualTo(120_000);
        assertThat(VenueResolution.ofCode(VenueResolution.DAY.code())).isEqualTo(VenueResolution.DAY);
        assertThat(VenueResolution.ofCode(9)).isNull();
        assertThat(VenueSpan.Kind.ofCode(VenueSpan.Kind.FAILED.code())).isEqualTo(VenueSpan.Kind.FAILED);
        assertThat(VenueSpan.Kind.ofCode(0)).isNull();
    }

    private static byte[] state(Engine engine) {
        TickEvent checkpoint = new TickEvent();
        checkpoint.clearControl(EventKind.CHECKPOINT, 7_000_000_000L);
        engine.apply(checkpoint);
        List<StateOutput> sections = engine.savedState();
        byte[] all = new byte[sections.stream().mapToInt(StateOutput::length).sum()];
        int at = 0;
        for (StateOutput section : sections) {
            section.buffer().getBytes(0, all, at, section.length());
            at += section.length();
        }
        return all;
    }
}
