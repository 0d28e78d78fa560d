package io.tickring.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.benchmarks.checker.Verdict;
import io.tickring.benchmarks.trial.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisResultTest {
    private static final Verdict SOUND = new Verdict(1, 10, 10, 10, 1, 1, 0, 0, 0, List.of());

    private static RedisCampaignSettings settings(int rounds) {
        return new RedisCampaignSettings(rounds, Duration.ofSeconds(1), 7, 1,
                List.of(RedisFault.NONE, RedisFault.FROZEN));
    }

    private static HotPath us(double p50) {
        return new HotPath(new double[] {p50 / 1e6, Double.POSITIVE_INFINITY}, new long[] {100, 0});
    }

    private static Attempt attempt(RedisFault fault, double withoutUs, double withUs) {
        return new Attempt(fault, us(withoutUs), us(withUs), true, 1, 1 << 20, 500, List.of());
    }

    private static RedisResult of(Attempt... attempts) {
        return new RedisResult(settings(1), List.of(attempts), 0, SOUND);
    }

    private static List<String> failed(RedisResult result) {
        return result.findings().all().stream().filter(finding -> !finding.passed()).map(Finding::criterion).toList();
    }

    @Test
    void shouldTakeARatioWithinTheControlsForNoise() {
        assertThat(of(attempt(RedisFault.NONE, 20, 16), attempt(RedisFault.FROZEN, 20, 24)).passed()).isTrue();
        assertThat(failed(of(attempt(RedisFault.NONE, 20, 16), attempt(RedisFault.FROZEN, 20, 26))))
                .containsExactly("frozen: p50 during by that before");
    }

    @Test
    void shouldNotPassOnAMachineThatIsTooBusyToTell() {
        assertThat(failed(of(attempt(RedisFault.NONE, 20, 40), attempt(RedisFault.FROZEN, 20, 20))))
                .containsExactly("p50 of two spans without a fault differs by");
    }

    @Test
    void shouldFailForADifferenceALateEndAGrowingHeapAndAFaultThatNobodyNoticed() {
        Attempt bad = new Attempt(RedisFault.FROZEN, us(20), us(20), false, Double.POSITIVE_INFINITY, 17L << 20, 500,
                List.of("A ticks: a hole"));

        RedisResult result = of(attempt(RedisFault.NONE, 20, 20), bad);

        assertThat(failed(result)).containsExactly("frozen: noticed by the daemon",
                "frozen: Redis equals the journal after", "frozen: differences from the journal",
                "frozen: growth of the heap");
        assertThat(result.table()).contains("FAIL", "a hole", "control", "frozen");
    }

    @Test
    void shouldFailForAJournalThatLostSomethingAndForADisorderlyStop() {
        Verdict lossy = new Verdict(1, 10, 10, 10, 1, 1, 0, 1, 0, List.of("lost"));

        RedisResult result = new RedisResult(settings(1), List.of(attempt(RedisFault.NONE, 1, 1),
                attempt(RedisFault.FROZEN, 1, 1)), 1, lossy);

        assertThat(failed(result)).containsExactly("the journal, by the checker", "orderly stop at the end");
    }

    @Test
    void shouldMakeEachFaultOnceARoundInAnOrderThatTheSeedDecides() {
        assertThat(settings(4).plan()).hasSize(8).isEqualTo(settings(4).plan());
        for (int round = 0; round < 4; round++) {
            assertThat(settings(4).plan().subList(2 * round, 2 * round + 2))
                    .containsExactlyInAnyOrder(RedisFault.NONE, RedisFault.FROZEN);
        }
    }

    @Test
    void shouldNameTheOptionThatIsOutOfRange() {
        assertThatThrownBy(() -> settings(0)).hasMessage("--rounds must be 1 to 100, is 0");
    }
}
