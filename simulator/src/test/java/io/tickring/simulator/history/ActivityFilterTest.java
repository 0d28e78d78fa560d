package io.tickring.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.history.Activity.Source;
import io.tickring.simulator.history.Activity.Status;
import io.tickring.simulator.history.Activity.Type;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityFilterTest {
    private static final Activity GOLD = new Activity(0, "GOLD", "1", Source.USER, Type.POSITION, Status.REJECTED,
            "p_1", "Gold", "USD", BigDecimal.ONE, "BUY", 0, false);

    private static boolean matches(String filter) {
        return ActivityFilter.parse(filter).orElseThrow().test(GOLD);
    }

    @Test
    void shouldHoldAllClauses() {
        assertThat(matches("source!=DEALER;type==POSITION;status==REJECTED;epic==OIL_CRUDE,GOLD")).isTrue();
        assertThat(matches("source!=DEALER;type!=POSITION;status==REJECTED;epic==OIL_CRUDE,GOLD")).isFalse();
        assertThat(matches("epic!=OIL_CRUDE,GOLD")).isFalse();
        assertThat(matches("status==ACCEPTED")).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoFilter() {
        for (String text : List.of("", "epic", "epic=GOLD", "colour==RED", "epic==GOLD;x")) {
            assertThat(ActivityFilter.parse(text)).as(text).isEmpty();
        }
    }
}
