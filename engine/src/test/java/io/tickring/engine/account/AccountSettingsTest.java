package io.tickring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {
    @Test
    void shouldNameTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> new AccountSettings(true, 999, 60_000, 60_000, 30))
                .hasMessage("account.pollIntervalMs must be 1000 to 600000, is 999");
        assertThatThrownBy(() -> new AccountSettings(true, 5_000, 9_999, 60_000, 30))
                .hasMessage("account.historyIntervalMs must be 10000 to 3600000, is 9999");
        assertThatThrownBy(() -> new AccountSettings(true, 5_000, 60_000, 3_600_001, 30))
                .hasMessage("account.snapshotIntervalMs must be 1000 to 3600000, is 3600001");
        assertThatThrownBy(() -> new AccountSettings(true, 5_000, 60_000, 60_000, -1))
                .hasMessage("account.historyDays must be 0 to 3650, is -1");
    }

    @Test
    void shouldForgetTheValuationOfAPositionAndNothingElse() {
        OpenPosition position = position(Optional.of(new BigDecimal("1.5")));

        assertThat(position.unvalued()).isEqualTo(position(Optional.empty())).isNotEqualTo(position);
    }

    @Test
    void shouldNotChangeWithTheListItWasMadeFrom() {
        List<OpenPosition> positions = new ArrayList<>(List.of(position(Optional.empty())));
        OpenPositions snapshot = new OpenPositions(1, "1001", positions);

        positions.clear();

        assertThat(snapshot.positions()).hasSize(1);
    }

    private static OpenPosition position(Optional<BigDecimal> profitLoss) {
        return new OpenPosition("deal", Optional.of("p_deal"), Optional.of("order"), "GOLD", Side.SELL, BigDecimal.ONE,
                Optional.of(BigDecimal.TEN), profitLoss, Optional.of("USD"), Optional.of(BigDecimal.valueOf(20)),
                Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.ZERO), Optional.empty(), Optional.empty(), true,
                false, OptionalLong.of(5));
    }
}
