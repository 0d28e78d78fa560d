package io.tickring.benchmarks.campaign.delivery;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.HandedFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each socket was read. A socket's frames arrive in order, so what was handed to it before a frame that is in
 * the journal was read as well; what was handed later may have been under way when the socket died.
 */
public final class Delivery {
    /** So much of the simulated time may be on its way when the daemon is asked to stop: a quarter of a second. */
    public static final long ON_ITS_WAY_MS = 15_000;

    private final List<Matching> markets;
    private final Map<Integer, Long> readUpTo = new HashMap<>();
    private final Map<Integer, Long> lastHandedMs = new HashMap<>();
    private final TreeMap<Long, Long> receiveMsByOrder = new TreeMap<>();
    private final long stopMs;

    private Delivery(Evidence evidence) {
        markets = evidence.markets().stream().map(Matching::new).toList();
        stopMs = evidence.ending().stopMs();
        markets.forEach(this::read);
    }

    public static Delivery of(Evidence evidence) {
        return new Delivery(evidence);
    }

    private void read(Matching of) {
        for (int i = 0; i < of.frames(); i++) {
            HandedFrame frame = of.frame(i);
            lastHandedMs.merge(frame.connection(), frame.quote().timeMs(), Math::max);
            if (of.isJournaled(i) && frame.isUndisturbed()) {
                readUpTo.merge(frame.connection(), frame.order(), Math::max);
                receiveMsByOrder.put(frame.order(),
                        of.market().journaled().get(of.place(i).getAsInt()).receiveMs());
            }
        }
    }

    public List<Matching> markets() {
        return markets;
    }

    /** @return whether the frame must be in the journal */
    public boolean wasRead(HandedFrame frame) {
        boolean followed = frame.order() <= readUpTo.getOrDefault(frame.connection(), -1L);
        boolean alive = lastHandedMs.get(frame.connection()) >= stopMs - ON_ITS_WAY_MS;
        return followed || alive && frame.quote().timeMs() < stopMs - ON_ITS_WAY_MS;
    }

    /**
     * @return when the first journaled frame that was handed at or after this one was received, epoch ms; the end of
     *         time where there is none
     */
    public long receivedMs(long order) {
        Map.Entry<Long, Long> next = receiveMsByOrder.ceilingEntry(order);
        return next == null ? Long.MAX_VALUE : next.getValue();
    }
}
