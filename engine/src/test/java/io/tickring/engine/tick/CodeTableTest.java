package io.tickring.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.backfill.VenueResolution;
import io.tickring.engine.backfill.VenueSpan;
import io.tickring.engine.bars.Provenance;
import io.tickring.engine.market.AssetClass;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Codes are journal format: each constant is found by its own, and by no other. */
class CodeTableTest {
    private static final int[] UNKNOWN = {Integer.MIN_VALUE, -1, 127, 255, Integer.MAX_VALUE};

    @Test
    void shouldFindEveryConstantByItsCode() {
        requireFound(EventKind.values(), EventKind::code, EventKind::ofCode, null);
        requireFound(GapReason.values(), GapReason::code, GapReason::ofCode, null);
        requireFound(RejectReason.values(), RejectReason::code, RejectReason::ofCode, RejectReason.INTERNAL_ERROR);
        requireFound(Provenance.values(), Provenance::code, Provenance::ofCode, null);
        requireFound(AssetClass.values(), AssetClass::code, AssetClass::ofCode, AssetClass.OTHER);
        requireFound(VenueResolution.values(), VenueResolution::code, VenueResolution::ofCode, null);
        requireFound(VenueSpan.Kind.values(), VenueSpan.Kind::code, VenueSpan.Kind::ofCode, null);
    }

    private static <E> void requireFound(E[] all, ToIntFunction<E> code, IntFunction<E> byCode, E unknown) {
        for (E constant : all) {
            assertThat(byCode.apply(code.applyAsInt(constant))).isSameAs(constant);
        }
        for (int none : UNKNOWN) {
            assertThat(byCode.apply(none)).isSameAs(unknown);
        }
    }

    @Test
    void shouldTakeACodeBetweenTheOthersForUnknown() {
        CodeTable<AssetClass> table = CodeTable.of(AssetClass.values(), each -> each.ordinal() * 2, AssetClass.OTHER);

        assertThat(table.get(2)).isSameAs(AssetClass.INDICES);
        assertThat(table.get(3)).isSameAs(AssetClass.OTHER);
    }
}
