package io.tickring.simulator.fault.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.FaultRecord;
import io.tickring.simulator.fault.RestFault;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.fault.VenueFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
    private static final long START_MS = Instant.parse("2026-11-02T10:00:00Z").toEpochMilli();
    private static final List<String> EPICS = List.of("A", "B", "C", "D");
    private static final String PLAN = """
            clock: simulated
            faults:
              - {fault: drop-socket, after: 1m}
              - {fault: server-error, at: "2026-11-02T10:02:00Z", lasts: 30s, route: GET /prices, value: 500}
            draws:
              - {each: 1m, seed: 7, for: 10m, lasts: 10s..50s, epics: 2, from: [zombie, {fault: null-bid, value: 5}]}
            """;

    private final AtomicLong nowNs = new AtomicLong();
    private final FaultBoard board = new FaultBoard(this::simulatedMs, () -> nowNs.get() / 1_000_000);

    /** Sixty times as fast. */
    private long simulatedMs() {
        return START_MS + nowNs.get() * 60 / 1_000_000;
    }

    private void play(FaultPlan plan, Duration span) {
        FaultPlayer player = new FaultPlayer(board, plan, EPICS, this::simulatedMs, nowNs::get);
        for (long ms = 0; ms <= span.toMillis(); ms += 2) {
            player.pass();
            nowNs.addAndGet(2_000_000);
        }
    }

    @Test
    void shouldBeginAndEndByTheSimulatedClock() {
        FaultPlan plan = FaultFile.parse(PLAN, 60);
        play(new FaultPlan(plan.faults(), List.of()), Duration.ofSeconds(3));

        assertThat(board.activeRecords()).isEmpty();
        assertThat(board.pastRecords()).extracting(FaultRecord::fault).containsExactly("drop-socket", "server-error");
        assertThat(board.pastRecords()).extracting(past -> (past.beginMs() - START_MS) / 1_000)
                .containsExactly(60L, 120L);
        FaultRecord error = board.pastRecords().get(1);
        assertThat(error.endMs() - error.beginMs()).isBetween(29_800L, 30_200L);
        assertThat(error.value()).isEqualTo(500);
        assertThat(error.route()).isEqualTo("GET /prices");
    }

    @Test
    void shouldDrawTheSameFaultsBySeed() {
        FaultPlan plan = new FaultPlan(List.of(), FaultFile.parse(PLAN, 60).draws());
        play(plan, Duration.ofSeconds(12));
        List<FaultRecord> first = board.pastRecords();
        FaultBoard again = new FaultBoard(this::simulatedMs, () -> 0);
        FaultPlayer player = new FaultPlayer(again, plan, EPICS, this::simulatedMs, nowNs::get);
        for (int ms = 0; ms <= 12_000; ms += 2) {
            player.pass();
            nowNs.addAndGet(2_000_000);
        }

        assertThat(first).hasSize(10).allSatisfy(drawn -> {
            assertThat(drawn.fault()).isIn("zombie", "null-bid");
            assertThat(drawn.epics()).hasSize(2).isSubsetOf(EPICS);
            assertThat(drawn.endMs() - drawn.beginMs()).isBetween(9_800L, 50_300L);
        });
        assertThat(again.pastRecords()).extracting(drawn -> drawn.fault() + drawn.epics())
                .isEqualTo(first.stream().map(drawn -> drawn.fault() + drawn.epics()).toList());
    }

    @Test
    void shouldDrawFromEveryFaultWhenNoneIsNamed() {
        FaultPlan plan = FaultFile.parse("{\"draws\": [{\"seed\": 1}]}", 1);

        assertThat(plan.draws().get(0).from()).hasSize(Fault.all().size());
        play(plan, Duration.ofSeconds(200));
        assertThat(board.pastRecords()).extracting(FaultRecord::fault)
                .containsAll(List.of(SocketFault.CUT_FRAME.wire(), RestFault.LOSE_ANSWER.wire(),
                        VenueFault.TIME_SKEW.wire()));
    }

    @Test
    void shouldKnowEveryFaultByItsName() {
        assertThat(Fault.all()).allSatisfy(fault -> assertThat(Fault.of(fault.wire())).isSameAs(fault));
        assertThat(Fault.all()).extracting(Fault::wire).doesNotHaveDuplicates();
    }

    @Test
    void shouldLetOneFaultEndWhileItsLikeGoesOn() {
        long first = board.begin(FaultOrder.of(SocketFault.ZOMBIE)).id();
        board.begin(FaultOrder.of(SocketFault.ZOMBIE));

        assertThat(board.end(first)).isTrue();
        assertThat(board.end(first)).isFalse();
        assertThat(board.active(SocketFault.ZOMBIE)).isPresent();
    }

    @Test
    void shouldSayWhereAPlanIsWrong() {
        assertThatThrownBy(() -> FaultFile.parse("faults: [{fault: rain}]", 1))
                .hasMessageStartingWith("faults[0]: no fault 'rain', there are drop-socket");
        assertThatThrownBy(() -> FaultFile.parse("faults: [{fault: zombie, lasts: 5}]", 1))
                .hasMessage("faults[0]: lasts: expected a time like 500ms, 10s, 2m or 1h, got '5'");
        assertThatThrownBy(() -> FaultFile.parse("fault: []", 1)).hasMessageStartingWith("unknown key 'fault'");
        assertThatThrownBy(() -> FaultFile.parse("clock: simulated", 0)).hasMessage("clock: simulated needs a speed");
        assertThatThrownBy(() -> FaultFile.parse("draws: [{lasts: 5s..1s}]", 1))
                .hasMessage("draws[0]: lasts: expected the shorter time first");
        assertThatThrownBy(() -> FaultFile.parse("faults: [{fault: zombie, at: noon}]", 1))
                .hasMessageStartingWith("faults[0]: at: expected a time like");
        assertThatThrownBy(() -> new FaultOrder(SocketFault.ZOMBIE, null, Optional.of(Duration.ofSeconds(-1)), null))
                .hasMessageContaining("lasts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "- {fault: zombie} | expected clock, faults or draws",
        "faults: zombie | faults: expected a list",
        "faults: [{fault: zombie, epics: US500}] | faults[0]: epics: expected a list, got \"US500\"",
        "faults: [{fault: zombie, sockets: [one]}] | faults[0]: sockets: expected a whole number, got \"one\"",
        "draws: [{epics: few}] | draws[0]: epics: expected a whole number",
        "faults: [{fault: zombie, lasts: 99999999h}] | faults[0]: lasts: expected a time like",
        "faults: [{fault: close-socket, value: 1006}] | faults[0]: value: close-socket cannot take 1006",
        "faults: [{fault: server-error, value: 99}] | faults[0]: value: server-error cannot take 99",
        "faults: [{fault: null-bid, value: 0}] | faults[0]: value: null-bid cannot take 0",
        "faults: [{fault: zombie | no YAML, line 1"})
    void shouldTakeNothingForAllThatIsMeantForSome(String text, String message) {
        assertThatThrownBy(() -> FaultFile.parse(text, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
