package io.tickring.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.tick.GapReason;
import io.tickring.feed.stream.SessionGate.Denial;
import org.junit.jupiter.api.Test;

class ShardTest extends ShardRig {
    @Test
    void shouldVerifyConnectAndSubscribe() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        assertThat(done).containsExactly("verify", "open", "subscribe 1 of 40", "subscribe 2 of 10");
        assertThat(shard.streaming()).isFalse();
        confirm("1", 40);
        confirm("2", 10);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldPingByTheInterval() {
        stream();

        tick(9_999);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("ping");
    }

    @Test
    void shouldTakeSilenceForDeath() {
        stream();
        tick(24_999);
        assertThat(shard.streaming()).isTrue();

        tick(1);

        assertThat(shard.streaming()).isFalse();
        assertThat(done).endsWith("close");
        assertThat(shard.outages()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnyFrameForLife() {
        stream();
        tick(24_000);
        frame("{\"status\":\"OK\",\"destination\":\"ping\",\"payload\":{}}", 0);
        tick(1_000);

        tick(24_999);

        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldNotTakeItsOwnDeafnessForSilence() {
        stream();
        nowNs += 60_000 * MS;
        shard.onTick(nowNs, false);

        tick(24_999);

        assertThat(shard.streaming()).isTrue();
        assertThat(done).contains("ping");
    }

    @Test
    void shouldWaitBeforeItVerifiesAgainAndLongerEachTime() {
        stream();
        shard.onClosed(host.socket, "gone");
        done.clear();

        tick(199);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
        gate.denied.accept(new Denial("venue away", 0, false));
        tick(399);
        assertThat(done).containsExactly("verify");
        tick(1);
        assertThat(done).containsExactly("verify", "verify");
    }

    @Test
    void shouldStartOverWithTheBackOffAfterAHealthyWhile() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("3", 40);
        confirm("4", 10);
        nowNs += 30_000 * MS;
        shard.onClosed(host.socket, "gone again");
        done.clear();

        tick(200);

        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldWaitAsLongAsARefusalDemands() {
        shard.start();
        gate.denied.accept(new Denial("refused", 300_000, true));
        done.clear();

        tick(299_999);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldCountAnOutageOnceHoweverManyAttemptsItTakes() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        gate.granted.accept(ACCESS);
        shard.onClosed(host.socket, "no connection");
        tick(400);
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("3", 40);
        confirm("4", 10);

        assertThat(shard.outages()).isEqualTo(1);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldNotWaitLongForAConnection() {
        shard.start();
        gate.granted.accept(ACCESS);
        tick(2_999);
        assertThat(done).doesNotContain("close");

        tick(1);

        assertThat(done).endsWith("close");
    }

    @Test
    void shouldTryCloseTogetherWhereTheVenueIsAway() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        for (int attempt = 0; attempt < 10; attempt++) {
            done.clear();
            gate.denied.accept(new Denial("venue away", 0, false));
            tick(1_000);
            assertThat(done).containsExactly("verify");
        }
    }

    @Test
    void shouldWaitLongerAndLongerWhereTheVenueSaysNo() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        for (int attempt = 0; attempt < 5; attempt++) {
            gate.denied.accept(new Denial("429", 0, true));
            tick(200L << attempt);
        }
        done.clear();
        gate.denied.accept(new Denial("429", 0, true));

        tick(6_399);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldStayClosed() {
        stream();

        shard.close(GapReason.DAEMON_DOWN);
        shard.onClosed(host.socket, "late");
        shard.onTick(nowNs + 1_000_000 * MS, true);
        shard.onAccess(ACCESS);

        assertThat(done).containsExactly("close");
    }
}
