package io.tickring.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickEventTest {
    private final TickEvent slot = new TickEvent();

    @Test
    void shouldHaveRoomForAQuoteFromTheStart() {
        byte[] room = slot.frame;

        assertThat(slot.frameFor(175)).isSameAs(room);
    }

    @Test
    void shouldGrowOnceForLongFrames() {
        byte[] room = slot.frameFor(300);

        assertThat(room).hasSize(TickEvent.FRAME_BYTES).isSameAs(slot.frame);
        assertThat(slot.frameFor(TickEvent.FRAME_BYTES)).isSameAs(room);
        assertThat(slot.frameFor(10)).isSameAs(room);
    }
}
