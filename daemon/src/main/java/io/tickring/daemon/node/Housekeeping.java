package io.tickring.daemon.node;

import io.tickring.persistence.write.TickJournal;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that brings the journal to the disk and takes room for it ahead. Closed before the journal is. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int REST_MS = 1;
    private static final int STOP_MS = (int) TimeUnit.SECONDS.toMillis(10);

    private final AgentRunner runner;

    private Housekeeping(AgentRunner runner) {
        this.runner = runner;
    }

    public static Housekeeping start(TickJournal journal) {
        AgentRunner runner = new AgentRunner(new SleepingMillisIdleStrategy(REST_MS), Housekeeping::onError, null,
                new CompositeAgent(journal.sync(), journal.allocation()));
        AgentRunner.startOnThread(runner, work -> new Thread(work, "housekeeping"));
        return new Housekeeping(runner);
    }

    private static void onError(Throwable failure) {
        LOG.error("thread=housekeeping state=failed", failure);
    }

    @Override
    public void close() {
        runner.close(STOP_MS, thread -> LOG.warn("thread={} state=slow_to_stop", thread.getName()));
    }
}
