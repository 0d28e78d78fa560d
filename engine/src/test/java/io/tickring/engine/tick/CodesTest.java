package io.tickring.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.bars.Provenance;
import org.junit.jupiter.api.Test;

class CodesTest {
    @Test
    void shouldReadBackEveryCodeOfTheJournal() {
        for (EventKind kind : EventKind.values()) {
            assertThat(EventKind.ofCode(kind.code())).isEqualTo(kind);
        }
        for (RejectReason reason : RejectReason.values()) {
            assertThat(RejectReason.ofCode(reason.code())).isEqualTo(reason);
        }
        for (GapReason reason : GapReason.values()) {
            assertThat(GapReason.ofCode(reason.code())).isEqualTo(reason);
        }
        for (Provenance provenance : Provenance.values()) {
            assertThat(Provenance.ofCode(provenance.code())).isEqualTo(provenance);
        }
    }

    @Test
    void shouldNotInventAMeaningForAnUnknownCode() {
        assertThat(EventKind.ofCode(99)).isNull();
        assertThat(EventKind.ofCode(-1)).isNull();
        assertThat(GapReason.ofCode(0)).isNull();
        assertThat(Provenance.ofCode(9)).isNull();
        assertThat(RejectReason.ofCode(99)).isEqualTo(RejectReason.INTERNAL_ERROR);
    }
}
