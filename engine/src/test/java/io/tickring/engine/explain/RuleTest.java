package io.tickring.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.market.AssetClass;
import io.tickring.engine.market.Market;
import io.tickring.engine.tick.RejectReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    private static final Map<String, String> SETTINGS = EngineSettings.defaults().asMap();
    private static final Market SHARE =
            new Market(1, "AAPL", "Apple", AssetClass.SHARES, "USD", 2, 2_000_000_000_000L);

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void shouldNameOnlySettingsThatThereAre(RejectReason reason) {
        Rule rule = Rule.of(reason, SETTINGS, SHARE);

        assertThat(rule.text()).isNotBlank();
        assertThat(rule.setting()).matches(key -> key.isEmpty() || SETTINGS.containsKey(key));
        assertThat(rule.value().isEmpty()).isEqualTo(rule.setting().isEmpty());
    }

    @Test
    void shouldTellTheLimitOfTheMarketsKind() {
        assertThat(Rule.of(RejectReason.SPIKE, SETTINGS, SHARE).setting()).isEqualTo("validation.spikeLimitPpm.shares");
        assertThat(Rule.of(RejectReason.ABOVE_MAXIMUM, SETTINGS, SHARE).value()).isEqualTo("2000");
    }

    @Test
    void shouldNotMakeUpASettingThatNobodyRecorded() {
        assertThat(Rule.of(RejectReason.FUTURE, Map.of(), SHARE).value()).isEmpty();
    }
}
