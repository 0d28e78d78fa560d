package io.tickring.simulator.fault;

import java.util.concurrent.atomic.AtomicLong;

/** A fault at work. Safe for any thread. */
public final class Running {
    private final long id;
    private final FaultOrder order;
    private final long beginMs;
    private final long beginWallMs;
    private final AtomicLong struck = new AtomicLong();

    Running(long id, FaultOrder order, long beginMs, long beginWallMs) {
        this.id = id;
        this.order = order;
        this.beginMs = beginMs;
        this.beginWallMs = beginWallMs;
    }

    public long id() {
        return id;
    }

    public Fault fault() {
        return order.fault();
    }

    /** @return the simulated time at which it began, epoch ms */
    public long beginMs() {
        return beginMs;
    }

    public Target target() {
        return order.target();
    }

    public long value() {
        return order.value().orElseGet(order.fault()::usualValue);
    }

    public boolean strikes(int socket) {
        return order.target().hasSocket(socket);
    }

    public boolean strikes(String epic) {
        return order.target().hasEpic(epic);
    }

    /** One more frame, answer or socket that it changed or held back. */
    public void strike() {
        struck.incrementAndGet();
    }

    FaultRecord active() {
        return told(null, null);
    }

    FaultRecord over(long endMs, long endWallMs) {
        return told(endMs, endWallMs);
    }

    private FaultRecord told(Long endMs, Long endWallMs) {
        return new FaultRecord(id, order.fault().wire(), order.target().epics().stream().sorted().toList(),
                order.target().sockets().stream().sorted().toList(), order.target().route(), value(), beginMs, endMs,
                beginWallMs, endWallMs, struck.get());
    }
}
