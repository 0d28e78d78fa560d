package io.tickring.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.tickring.engine.status.RedisState;
import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.testing.RedisProcess;
import io.tickring.persistence.testing.Rig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is older than the settings keep goes, by a clock moved by hand; the server's own clock only counts down. */
@Timeout(60)
class RedisRetentionIT {
    private static final long MINUTE_MS = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final long MIDNIGHT_MS = 1_700_006_400_000L;
    /** Streams are trimmed in whole blocks of so many entries. */
    private static final int BLOCK = 100;
    /** What the server's clock may run on during a test. */
    private static final long COUNTED_DOWN_MS = 30_000;
    private static final long PRICE = 100_000_000_000L;
    private static final String TICKS = "it:tick:{M1}";
    private static final int FIRST_DAY = 20_231_115;
    private static final String BARS = "it:bars:{M1}";

    @TempDir
    private Path dir;

    @TempDir
    private Path journal;

    private RedisProcess redis;
    private Rig rig;
    private RedisWriter writer;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(dir);
        rig = new Rig(Rig.settings(journal), MIDNIGHT_MS * Rig.NS_PER_MS);
        writer = writer();
    }

    private RedisWriter writer() {
        return RedisWriter.of(CacheRig.settings(redis.url(), false), JournalSource.live(journal,
                rig.journal.status().epoch(), rig.journal.position()), rig.engine.markets(), () -> rig.nowNs);
    }

    @AfterEach
    void stop() {
        writer.onClose();
        rig.close();
        redis.close();
    }

    private void ticks(int count, long fromMs, long stepMs) {
        for (int i = 0; i < count; i++) {
            rig.tick(1, fromMs + i * stepMs, PRICE, PRICE + 1, i % 20 == 19 || i == count - 1);
        }
    }

    private void follow() {
        long journaled = rig.journal.position().journaledSequence();
        RedisStatus status = writer.status();
        while (status.state() != RedisState.CURRENT || status.sequence() < journaled) {
            writer.doWork();
            status = writer.status();
        }
    }

    private List<StreamMessage<String, String>> entries(String key) {
        return redis.ask(commands -> commands.xrange(key, Range.unbounded()));
    }

    private long leftMs(String key) {
        return redis.ask(commands -> commands.pttl(key));
    }

    /** @param day from the first */
    private static String minutesKey(int day) {
        return "it:bar1m:{M1}:" + (FIRST_DAY + day);
    }

    private long minutes(String key) {
        return redis.ask(commands -> commands.hlen(key));
    }

    private static long idMs(StreamMessage<String, String> entry) {
        return Long.parseLong(entry.getId().split("-")[0]);
    }

    @Test
    void shouldDropTicksOlderThanTheHourWhileNewOnesCome() {
        ticks(1_000, MIDNIGHT_MS, 1_000);
        follow();
        assertThat(entries(TICKS)).hasSize(1_000);

        long laterMs = MIDNIGHT_MS + HOUR_MS + 600_500;
        ticks(40, laterMs, 10);
        follow();

        long horizonMs = rig.nowNs / Rig.NS_PER_MS - HOUR_MS;
        List<StreamMessage<String, String>> left = entries(TICKS);
        assertThat(left).filteredOn(entry -> idMs(entry) < horizonMs).hasSizeLessThan(BLOCK);
        assertThat(left).filteredOn(entry -> idMs(entry) >= horizonMs)
                .hasSize(40 + (int) ((MIDNIGHT_MS + 1_000_000 - horizonMs) / 1_000));
    }

    @Test
    void shouldNotWriteTicksAgainThatAreOlderThanTheHour() {
        ticks(500, MIDNIGHT_MS, 1_000);
        ticks(40, MIDNIGHT_MS + 2 * HOUR_MS, 10);
        follow();

        assertThat(entries(TICKS)).hasSize(40);
        String receivedMs = redis.ask(commands -> commands.hget("it:quote:{M1}", "receiveTimeMs"));
        assertThat(receivedMs).isEqualTo(Long.toString(MIDNIGHT_MS + 2 * HOUR_MS + 390));
    }

    @Test
    void shouldLetTheTicksGoAnHourAfterTheLastAndKeepTheQuote() {
        ticks(40, MIDNIGHT_MS, 10);
        follow();
        rig.nowNs += 15 * MINUTE_MS * Rig.NS_PER_MS;
        rig.tick(2, MIDNIGHT_MS + 15 * MINUTE_MS, PRICE, PRICE + 1, true);
        follow();

        assertThat(leftMs(TICKS)).isBetween(HOUR_MS - COUNTED_DOWN_MS, HOUR_MS);
        assertThat(leftMs("it:quote:{M1}")).as("no expiry").isEqualTo(-1);
        assertThat(leftMs("it:position")).as("no expiry").isEqualTo(-1);

        redis.ask(commands -> commands.del("it:position"));
        writer.onClose();
        writer = writer();
        follow();
        assertThat(leftMs(TICKS)).as("written again a quarter of an hour later")
                .isBetween(45 * MINUTE_MS - COUNTED_DOWN_MS, 45 * MINUTE_MS);
    }

    @Test
    void shouldKeepBarsSevenDaysAndADayMoreAtMost() {
        ticks(300, MIDNIGHT_MS, MINUTE_MS);
        follow();
        String firstDay = minutesKey(0);
        assertThat(leftMs(BARS)).isBetween(7 * DAY_MS - COUNTED_DOWN_MS, 7 * DAY_MS);
        assertThat(minutes(firstDay)).isEqualTo(299);
        assertThat(leftMs(firstDay)).as("seven days behind the end of its day")
                .isBetween(8 * DAY_MS - 300 * MINUTE_MS - COUNTED_DOWN_MS, 8 * DAY_MS - 298 * MINUTE_MS);

        for (int day = 1; day <= 9; day++) {
            ticks(2, MIDNIGHT_MS + day * DAY_MS, MINUTE_MS);
            follow();
        }

        long kept = entries(BARS).stream().map(entry -> Long.parseLong(entry.getBody().get("openTimeMs")))
                .filter(openMs -> openMs >= MIDNIGHT_MS + 2 * DAY_MS).count();
        assertThat(kept).as("a bar each day that the second tick closed, and one that the next day's closed")
                .isEqualTo(2 * 7 + 1);
        assertThat(entries(BARS)).as("of the first day a block at most").hasSizeLessThan(BLOCK + 20);
    }

    @Test
    void shouldNotWriteMinutesAgainWhoseDayIsOver() {
        ticks(3, MIDNIGHT_MS, MINUTE_MS);
        ticks(3, MIDNIGHT_MS + 5 * DAY_MS, MINUTE_MS);
        ticks(3, MIDNIGHT_MS + 9 * DAY_MS, MINUTE_MS);
        follow();

        assertThat(minutes(minutesKey(0))).isZero();
        assertThat(minutes(minutesKey(5))).isEqualTo(3);
        assertThat(minutes(minutesKey(9))).isEqualTo(2);
    }
}
