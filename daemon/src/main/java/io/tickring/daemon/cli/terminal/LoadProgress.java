package io.tickring.daemon.cli.terminal;

import io.tickring.engine.status.BackfillStatus;

/** Shows how far the first load of the venue's bars is, where a person watches. One thread. */
final class LoadProgress implements AutoCloseable {
    private Progress progress;

    /** Told from time to time. */
    void show(BackfillStatus status) {
        if (progress == null && status.requestsLeft() > 0) {
            progress = Progress.ofRequests("first load", status.total());
        }
        if (progress != null) {
            progress.at(status.done());
            if (status.requestsLeft() == 0) {
                progress.close();
                progress = null;
            }
        }
    }

    /** Leaves it as it stands: the load goes on with the next start. */
    @Override
    public void close() {
        if (progress != null) {
            progress.stop();
        }
    }
}
