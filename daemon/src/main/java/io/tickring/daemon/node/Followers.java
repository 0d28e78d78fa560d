package io.tickring.daemon.node;

import io.tickring.daemon.history.FanOut;
import io.tickring.engine.journal.JournalListener;
import io.tickring.persistence.files.JournalPosition;
import io.tickring.persistence.read.JournalFollower;
import io.tickring.persistence.recover.Recovered;
import io.tickring.web.live.LiveView;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code live}: reads the journal behind the writer, for what people see. */
final class Followers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int STOP_MS = (int) TimeUnit.SECONDS.toMillis(10);
    /** How far back a start reads, so that the page opens with what was there before. */
    private static final long RECORDS_BACK = 500_000;

    private final AgentRunner runner;

    private Followers(AgentRunner runner) {
        this.runner = runner;
    }

    static Followers start(Path dir, JournalPosition position, Recovered recovered, LiveView live,
            JournalListener others) {
        long from = Math.max(1, recovered.previousSequence() - RECORDS_BACK);
        JournalFollower follower = new JournalFollower("journal-live", dir, recovered.nextEpoch(), position, from,
                new FanOut(others, live));
        AgentRunner runner = new AgentRunner(follower.idleStrategy(), Followers::onError, null,
                new CompositeAgent(follower, live));
        AgentRunner.startOnThread(runner, work -> new Thread(work, "live"));
        return new Followers(runner);
    }

    private static void onError(Throwable failure) {
        LOG.error("thread=live state=failed", failure);
    }

    @Override
    public void close() {
        runner.close(STOP_MS, thread -> LOG.warn("thread={} state=slow_to_stop", thread.getName()));
    }
}
