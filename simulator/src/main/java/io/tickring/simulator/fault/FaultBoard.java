package io.tickring.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which faults are at work and which were. Begins and ends on the stream loop only; what is at work may be asked from
 * any thread.
 */
public final class FaultBoard {
    private static final Logger LOG = LoggerFactory.getLogger(FaultBoard.class);
    private static final int KEPT = 100_000;

    private final LongSupplier nowMs;
    private final LongSupplier wallMs;
    private final List<FaultListener> listeners = new CopyOnWriteArrayList<>();
    private final List<FaultRecord> past = new ArrayList<>();
    private volatile List<Running> active = List.of();
    private volatile List<Running> onQuotes = List.of();
    private long ids;

    /** @param nowMs the simulated time, epoch ms */
    public FaultBoard(LongSupplier nowMs, LongSupplier wallMs) {
        this.nowMs = nowMs;
        this.wallMs = wallMs;
    }

    public void listen(FaultListener listener) {
        listeners.add(listener);
    }

    public Running begin(FaultOrder order) {
        Running running = new Running(++ids, order, nowMs.getAsLong(), wallMs.getAsLong());
        LOG.info("event=fault_begun id={} fault={}", running.id(), order.fault().wire());
        if (order.fault().isMomentary()) {
            listeners.forEach(listener -> listener.onFaultBegun(running));
            keep(running);
            return running;
        }
        List<Running> more = new ArrayList<>(active);
        more.add(running);
        activate(more);
        listeners.forEach(listener -> listener.onFaultBegun(running));
        return running;
    }

    /** @return whether it was at work */
    public boolean end(long id) {
        Optional<Running> found = active.stream().filter(running -> running.id() == id).findFirst();
        found.ifPresent(running -> {
            activate(active.stream().filter(other -> other != running).toList());
            listeners.forEach(listener -> listener.onFaultEnded(running));
            LOG.info("event=fault_ended id={} fault={}", id, running.fault().wire());
            keep(running);
        });
        return found.isPresent();
    }

    private void activate(List<Running> faults) {
        active = List.copyOf(faults);
        onQuotes = active.stream().filter(running -> running.fault() instanceof QuoteFault
                || running.fault() == VenueFault.CLOSED_MARKET).toList();
    }

    private void keep(Running running) {
        synchronized (past) {
            if (past.size() < KEPT) {
                past.add(running.over(nowMs.getAsLong(), wallMs.getAsLong()));
            }
        }
    }

    /** @return what is at work, oldest first */
    public List<Running> active() {
        return active;
    }

    /** @return what of it concerns quotes, oldest first */
    public List<Running> onQuotes() {
        return onQuotes;
    }

    public Optional<Running> active(Fault fault) {
        return active.stream().filter(running -> running.fault() == fault).findFirst();
    }

    /** @return the first of this kind that concerns the market */
    public Optional<Running> active(Fault fault, String epic) {
        return active.stream().filter(running -> running.fault() == fault && running.strikes(epic)).findFirst();
    }

    /** @return the first of this kind that concerns the socket */
    public Optional<Running> active(Fault fault, int socket) {
        return active.stream().filter(running -> running.fault() == fault && running.strikes(socket)).findFirst();
    }

    public List<FaultRecord> activeRecords() {
        return active.stream().map(Running::active).toList();
    }

    /** @return what is over, in the order of its end; the first 100,000 */
    public List<FaultRecord> pastRecords() {
        synchronized (past) {
            return List.copyOf(past);
        }
    }
}
