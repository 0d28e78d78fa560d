package io.tickring.simulator.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
    private final RuleNames rules = new RuleNames(BrokerRules.defaults(), StreamRules.defaults());

    @Test
    void shouldSetRulesOfEveryKindByName() {
        rules.set("idleCut", "60s");
        rules.set("sessionCap", "60m");
        rules.set("cutCode", "1008");
        rules.set("epicLimit", "per-connection");
        rules.set("refuseSecondSocket", "true");
        rules.set("malformedError", "error.other");
        rules.set("orderBurst", "REJECT_IN_CONFIRMS");
        rules.set("closeOutPercent", "42.5");

        assertThat(rules.stream().idleCut()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rules.broker().sessionCap()).contains(Duration.ofMinutes(60));
        assertThat(rules.stream().cutCode()).isEqualTo(1008);
        assertThat(rules.stream().epicLimit()).isEqualTo(EpicLimit.PER_CONNECTION);
        assertThat(rules.stream().refuseSecondSocket()).isTrue();
        assertThat(rules.stream().malformedError()).isEqualTo("error.other");
        assertThat(rules.broker().dealing().orderBurst()).isEqualTo(OrderBurst.REJECT_IN_CONFIRMS);
        assertThat(rules.broker().dealing().closeOutPercent()).isEqualTo(42.5);
    }

    @Test
    void shouldKnowEveryRuleAndKeepWhatIsNotNamed() {
        assertThat(rules.all()).contains("accountSwitch", "confirmDelay", "errorShape", "missingTokensStatus",
                "ohlcTiming", "pingRefreshesSession", "tokenExpiry").doesNotContain("dealing");
        rules.set("demo", "false");
        assertThat(rules.stream().maxEpics()).isEqualTo(StreamRules.defaults().maxEpics());
    }

    @Test
    void shouldSayWhatItExpected() {
        assertThatThrownBy(() -> rules.set("idelCut", "60s")).hasMessageContaining("no rule 'idelCut'")
                .hasMessageContaining("idleCut");
        assertThatThrownBy(() -> rules.set("idleCut", "60")).hasMessage(
                "idleCut: expected a time like 500ms, 10s, 2m or 1h, got '60'");
        assertThatThrownBy(() -> rules.set("maxEpics", "many")).hasMessage("maxEpics: expected a number, got 'many'");
        assertThatThrownBy(() -> rules.set("maxEpics", "0")).hasMessageContaining("maxEpics");
        assertThatThrownBy(() -> rules.set("demo", "yes")).hasMessage("demo: expected true or false, got 'yes'");
        assertThatThrownBy(() -> rules.set("timezoneOffsetHours", "19"))
                .hasMessage("timezoneOffsetHours: expected -18 to 18, got 19");
        assertThatThrownBy(() -> rules.set("cutCode", "1006")).hasMessageStartingWith("cutCode: expected 0 or a close");
        assertThatThrownBy(() -> rules.set("idleCut", "99999999h")).hasMessageStartingWith("idleCut: expected a time");
        assertThatThrownBy(() -> rules.set("epicLimit", "none")).hasMessageContaining("PER_MESSAGE");
    }
}
