package io.tickring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.rules.ReplayStart;
import io.tickring.simulator.rules.StreamRules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SimulatorSettingsTest {

    @Test
    void shouldNameTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> SimulatorSettings.builder().symbols(0)).hasMessage(
                "symbols: expected 1 or more, got 0");
        assertThatThrownBy(() -> SimulatorSettings.builder().speed(-1)).hasMessageContaining("speed");
        assertThatThrownBy(() -> SimulatorSettings.builder().rateFactor(Double.NaN)).hasMessageContaining("rate");
        assertThatThrownBy(() -> SimulatorSettings.builder().speed(0).build()).hasMessageContaining("replay");
        assertThatThrownBy(() -> BrokerRules.defaults().toBuilder().missingTokensStatus(403))
                .hasMessage("missingTokensStatus: expected one of [400, 401], got 403");
        assertThatThrownBy(() -> StreamRules.defaults().toBuilder().maxEpics(0)).hasMessageContaining("maxEpics");
    }

    @Test
    void shouldWaitForAllSubscriptionsAtFullSpeedOnly() {
        SimulatorSettings.Builder replay = SimulatorSettings.builder().replay(Path.of("ticks.csv"));

        assertThat(replay.build().replayStart()).isEqualTo(ReplayStart.FIRST_SUBSCRIPTION);
        assertThat(replay.speed(SimulatorSettings.MAX_SPEED).build().replayStart())
                .isEqualTo(ReplayStart.ALL_SUBSCRIBED);
    }

    @Test
    void shouldNotChangeWhatWasBuilt() {
        SimulatorSettings.Builder builder = SimulatorSettings.builder().seed(3);
        SimulatorSettings built = builder.build();

        builder.seed(4);

        assertThat(built.seed()).isEqualTo(3);
        assertThat(built.toBuilder().symbols(5).build().seed()).isEqualTo(3);
    }

    @Test
    void shouldSayWhichPortIsTaken() throws IOException {
        try (Simulator first = Simulator.start(SimulatorSettings.builder().symbols(1).build())) {
            int port = java.net.URI.create(first.restUrl()).getPort();

            assertThatThrownBy(() -> Simulator.start(SimulatorSettings.builder().symbols(1).port(port).build()))
                    .isInstanceOf(IOException.class).hasMessageContaining("port " + port);
            assertThatThrownBy(() -> first.framesSent("NOPE")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        Path missing = Path.of("no-such-ticks.csv");

        assertThatThrownBy(() -> Simulator.start(SimulatorSettings.builder().replay(missing).build()))
                .isInstanceOf(IOException.class).hasMessageContaining("no-such-ticks.csv");
    }
}
