package io.tickring.feed;

import static io.tickring.feed.fake.Rig.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.status.FeedState;
import io.tickring.engine.tick.EventKind;
import io.tickring.feed.fake.Rig;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private static final int QUOTES = 20_000;

    private final Rig rig = new Rig(4096);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldStopReadingAndLoseNothing() {
        CapitalFeed feed = rig.feed(rig.settings("EURUSD"));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        rig.journalMayRun.acquireUninterruptibly();

        for (int i = 1; i <= QUOTES; i++) {
            rig.venue.stream.quote("EURUSD", "1.0", "1.1", i);
        }
        await().until(() -> feed.status().paused());
        long pings = rig.venue.stream.count("ping");
        await().until(() -> rig.venue.stream.count("ping") > pings + 7);

        assertThat(feed.status().state()).isEqualTo(FeedState.STREAMING);
        assertThat(rig.ring.freeSlots()).isBetween(0L, 1024L);
        rig.journalMayRun.release();
        await().until(() -> rig.seen(EventKind.TICK).size() == QUOTES);
        assertThat(rig.seen(EventKind.TICK).stream().map(tick -> tick.exchangeTimeMs))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, QUOTES).boxed().toList());
        await().until(() -> !feed.status().paused());
        assertThat(rig.seen(EventKind.GAP)).isEmpty();
    }

    @Test
    void shouldCloseOnlyWhenWhatWasReadIsOnTheRing() {
        CapitalFeed feed = rig.feed(rig.settings("EURUSD"));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        for (int i = 1; i <= 100; i++) {
            rig.venue.stream.quote("EURUSD", "1.0", "1.1", i);
        }
        await().until(() -> feed.status().frames() > 100);

        feed.close();
        rig.ring.close();

        assertThat(rig.seen(EventKind.TICK)).hasSize(100);
        assertThat(feed.status().state()).isEqualTo(FeedState.STOPPED);
    }
}
