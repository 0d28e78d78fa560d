package io.tickring.daemon.cli.terminal;

import io.tickring.daemon.node.Node;

/** Stays with a running daemon until it is to end. */
public final class NodeWatch {
    private static final long LOOK_MS = 250;

    private NodeWatch() {
    }

    /**
     * @param millis the daemon ends by itself after this time
     * @throws io.tickring.daemon.OperatorException where the daemon cannot go on
     */
    public static void untilStopped(Node node, StopSignal stop, long millis) throws InterruptedException {
        long leftMs = millis;
        try (LoadProgress progress = new LoadProgress()) {
            while (leftMs > 0 && !stop.await(Math.min(LOOK_MS, leftMs))) {
                node.requireHealthy();
                progress.show(node.backfillStatus());
                leftMs -= LOOK_MS;
            }
        }
    }
}
