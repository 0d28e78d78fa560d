package io.tickring.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CampaignTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine command = Campaign.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    @Test
    void shouldTellOfWrongArgumentsInOneLine() {
        assertThat(run("feed", "--symbols", "101")).isEqualTo(2);

        assertThat(err).hasToString("campaign: --symbols must be 1 to 100, is 101; see campaign feed --help"
                + System.lineSeparator());
    }

    @Test
    void shouldTellOfAnUnknownOption() {
        assertThat(run("feed", "--seeds", "1")).isEqualTo(2);

        assertThat(err.toString()).startsWith("campaign: Unknown option").hasLineCount(1);
    }

    @Test
    void shouldAskForATrialWhereNoneIsNamed() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void shouldExplainItself() {
        assertThat(run("feed", "--help")).isZero();

        assertThat(out.toString()).contains("--minutes", "--seed", "--symbols", "--speed", "--json", "Exit code");
    }

    @Test
    void shouldDrawTheSameFaultsForTheSameSeed() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    @Test
    void shouldDrawEveryFaultBeforeOneComesAgain() {
        assertThat(drawn(7).subList(0, FaultKind.values().length).stream().map(FaultDraw.Drawn::kind))
                .containsExactlyInAnyOrder(FaultKind.values());
    }

    private static List<FaultDraw.Drawn> drawn(long seed) {
        FaultDraw draw = new FaultDraw(seed, List.of("A", "B", "C", "D", "E", "F", "G"));
        return Stream.generate(draw::next).limit(100).toList();
    }

    @Test
    void shouldMakeAFaultEverySimulatedMinute() {
        CampaignSettings settings = new CampaignSettings(10, 1, 100, 60);

        assertThat(settings.periodMs()).isEqualTo(1_000);
        assertThat(settings.faults()).isEqualTo(600);
    }
}
