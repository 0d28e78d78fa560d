package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.status.RedisState;
import io.tickring.persistence.redis.link.ServerSettings;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent in which order, and what no real server can be made to do at a given command. */
class RedisWriterTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long REPLY_TIMEOUT_MS = 2_000;
    private static final long PRICE = 100_000_000_000L;
    private static final int BATCHES = 2;
    private static final int COMMANDS = 100;

    @TempDir
    private Path dir;

    private final RecordingRedis redis = new RecordingRedis();
    private Rig rig;
    private RedisWriter writer;

    @BeforeEach
    void start() {
        rig = new Rig(dir);
        ServerSettings server = new ServerSettings(ServerSettings.servers("redis://nowhere"), false, "", "",
                Optional.empty(), 100);
        writer = new RedisWriter(new RedisSettings(server, "it", 60, 7, REPLY_TIMEOUT_MS, 100, COMMANDS, BATCHES),
                JournalSource.live(dir, rig.journal.status().epoch(), rig.journal.position()), rig.engine.markets(),
                redis, () -> rig.nowNs, () -> 0);
        rig.tick(1, Rig.START_MS, PRICE, PRICE + 1, true);
        work();
        redis.news();
    }

    @AfterEach
    void stop() {
        writer.onClose();
        rig.close();
    }

    private void work() {
        for (int i = 0; i < 10; i++) {
            writer.doWork();
        }
    }

    private void tick(int market, long afterMs) {
        rig.tick(market, Rig.START_MS + afterMs, PRICE, PRICE + 1, true);
    }

    private long sequence() {
        return rig.journal.position().journaledSequence();
    }

    private String position() {
        return redis.value("it:position");
    }

    @Test
    void shouldSendEachTickAndOnceForABatchWhatItsMarketNeeds() {
        rig.tick(1, Rig.START_MS + 100, PRICE, PRICE + 1, false);
        rig.tick(2, Rig.START_MS + 150, PRICE, PRICE + 1, false);
        rig.tick(1, Rig.START_MS + 200, PRICE, PRICE + 1, true);
        work();

        long last = sequence();
        long nowMs = Rig.START_MS + 200;
        String minId = Long.toString(nowMs - HOUR_MS);
        assertThat(redis.news()).containsExactly(
                "append it:tick:{M1} " + (Rig.START_MS + 100) + "-" + (last - 2) + " dropping below " + minId,
                "append it:tick:{M2} " + (Rig.START_MS + 150) + "-" + (last - 1) + " dropping below " + minId,
                "append it:tick:{M1} " + nowMs + "-" + last,
                "expire it:tick:{M1} in " + HOUR_MS, "put it:quote:{M1}",
                "expire it:tick:{M2} in " + (HOUR_MS - 50), "put it:quote:{M2}",
                "swap it:position " + position());
        assertThat(position()).endsWith(":" + last);
    }

    @Test
    void shouldSendThePositionOnlyWhenTheWholeBatchIsConfirmed() {
        redis.hold();
        tick(1, 100);
        work();
        int commands = redis.waiting();

        for (int i = 1; i < commands; i++) {
            redis.answerOne();
            work();
            assertThat(redis.asked).noneMatch(command -> command.startsWith("swap"));
        }
        redis.answerOne();
        work();
        assertThat(redis.asked).last().asString().startsWith("swap it:position");
    }

    @Test
    void shouldSendAPositionBehindEachBatchInTheirOrder() {
        redis.hold();
        tick(1, 100);
        work();
        long first = sequence();
        tick(2, 200);
        work();

        redis.release();
        work();

        assertThat(redis.news().stream().filter(command -> command.startsWith("swap"))).hasSize(2)
                .first().asString().endsWith(":" + first);
        assertThat(writer.status().sequence()).isEqualTo(sequence());
    }

    @Test
    void shouldWriteAMarketAgainWhereOneCommandOfItsBatchWasRefused() {
        String before = position();
        redis.refuseOnce("put it:quote:{M2}");
        rig.tick(1, Rig.START_MS + 100, PRICE, PRICE + 1, false);
        rig.tick(2, Rig.START_MS + 150, PRICE, PRICE + 1, true);
        work();

        assertThat(redis.news()).last().isEqualTo("close");
        assertThat(position()).isEqualTo(before);
        assertThat(writer.status().reason()).isEqualTo("NOPERM put it:quote:{M2}");

        rig.nowNs += 100 * Rig.NS_PER_MS;
        work();

        List<String> mended = redis.news();
        assertThat(mended.get(2)).startsWith("swap it:position rewriting:" + before);
        assertThat(mended).filteredOn(command -> command.startsWith("delete"))
                .containsExactly("delete it:quote:{M1} and 12", "delete it:quote:{M2} and 12");
        assertThat(mended).filteredOn(command -> command.startsWith("append it:tick:{M1}")).hasSize(2);
        assertThat(mended).filteredOn(command -> command.startsWith("append it:tick:{M2}")).hasSize(1);
        assertThat(position()).endsWith(":" + sequence());
        assertThat(writer.status().state()).isEqualTo(RedisState.CURRENT);
    }

    @Test
    void shouldLeaveMarketsAloneThatARefusedBatchDidNotTouch() {
        tick(3, 50);
        work();
        redis.refuseOnce("append it:tick:{M2}");
        tick(2, 100);
        work();
        rig.nowNs += 100 * Rig.NS_PER_MS;
        redis.news();

        work();

        assertThat(redis.news()).filteredOn(command -> !command.contains("it:position"))
                .allMatch(command -> command.contains("{M2}") || command.equals("connect"));
    }

    @Test
    void shouldWaitInTheJournalWhileAllBatchesAreOnTheirWay() {
        redis.hold();
        for (int i = 1; i <= 5; i++) {
            tick(1, 100L * i);
            work();
        }

        assertThat(redis.news()).filteredOn(command -> command.startsWith("append")).hasSize(BATCHES);
        assertThat(writer.status().inFlight()).isEqualTo(BATCHES);

        redis.release();
        work();
        assertThat(redis.news()).filteredOn(command -> command.startsWith("append")).hasSize(5 - BATCHES);
    }

    @Test
    void shouldCutAServerOffThatDoesNotAnswerInTime() {
        redis.hold();
        tick(1, 100);
        work();

        rig.nowNs += REPLY_TIMEOUT_MS * Rig.NS_PER_MS;
        work();
        assertThat(writer.status().failures()).isZero();

        rig.nowNs += 1;
        work();
        assertThat(writer.status().failures()).isEqualTo(1);
        assertThat(writer.status().reason()).isEqualTo("no answer for 2000 ms");
        assertThat(redis.news()).last().isEqualTo("close");
    }

    @Test
    void shouldKeepAServerThatAnswersSlowly() {
        redis.hold();
        tick(1, 100);
        work();

        for (int commands = redis.waiting(); commands > 0; commands--) {
            rig.nowNs += REPLY_TIMEOUT_MS * Rig.NS_PER_MS;
            redis.answerOne();
            work();
        }
        redis.release();
        work();

        assertThat(writer.status().failures()).isZero();
        assertThat(position()).endsWith(":" + sequence());
    }

    @Test
    void shouldSendAgainWithTheSameIdsWhatHadNoAnswer() {
        redis.hold();
        tick(1, 100);
        work();
        String appended = redis.news().get(0);
        rig.nowNs += REPLY_TIMEOUT_MS * Rig.NS_PER_MS + 1;
        work();
        redis.release();
        rig.nowNs += 100 * Rig.NS_PER_MS;
        redis.news();

        work();

        assertThat(redis.news()).filteredOn(command -> command.startsWith("append")).singleElement().asString()
                .startsWith(appended.substring(0, appended.indexOf(" dropping")));
        assertThat(writer.status().rewrites()).as("but for the first start").isEqualTo(1);
    }
}
