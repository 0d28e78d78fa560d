package io.tickring.simulator.fault.plan;

import io.tickring.simulator.fault.FaultBoard;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/** Begins the faults of a plan when their time comes and ends them when they are over. Stream loop only. */
public final class FaultPlayer {
    private final FaultBoard board;
    private final List<String> epics;
    private final LongSupplier nowMs;
    private final LongSupplier nanoTime;
    private final long startNs;
    private final List<Planned> waiting;
    private final List<Lottery> lotteries;
    private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparingLong(End::sinceStartNs));

    private record End(long sinceStartNs, long id) {
    }

    /**
     * @param epics what draws choose from
     * @param nowMs the simulated time, epoch ms
     */
    public FaultPlayer(FaultBoard board, FaultPlan plan, List<String> epics, LongSupplier nowMs,
                       LongSupplier nanoTime) {
        this.board = board;
        this.epics = List.copyOf(epics);
        this.nowMs = nowMs;
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.waiting = new ArrayList<>(plan.faults());
        this.lotteries = plan.draws().stream().map(Lottery::new).toList();
    }

    /** Called every few ms. */
    public void pass() {
        long sinceNs = nanoTime.getAsLong() - startNs;
        while (!ends.isEmpty() && ends.peek().sinceStartNs() <= sinceNs) {
            board.end(ends.poll().id());
        }
        beginDue(sinceNs);
        lotteries.forEach(lottery -> lottery.pass(sinceNs));
    }

    private void beginDue(long sinceNs) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Planned> due = waiting.stream().filter(planned -> isDue(planned, sinceNs)).toList();
        waiting.removeAll(due);
        due.forEach(planned -> begin(planned.order()));
    }

    private boolean isDue(Planned planned, long sinceNs) {
        return planned.at().map(Instant::toEpochMilli).map(atMs -> atMs <= nowMs.getAsLong())
                .orElse(planned.after().toNanos() <= sinceNs);
    }

    /** @return the number of the fault, which begins now and ends by itself where it lasts for a time */
    public long begin(FaultOrder order) {
        Running running = board.begin(order);
        if (!order.fault().isMomentary()) {
            long sinceNs = nanoTime.getAsLong() - startNs;
            order.lasts().ifPresent(span -> ends.add(new End(sinceNs + span.toNanos(), running.id())));
        }
        return running.id();
    }

    /** One draw on its way. */
    private final class Lottery {
        private final Draw draw;
        private final Random random;
        private long nextNs;

        private Lottery(Draw draw) {
            this.draw = draw;
            this.random = new Random(draw.seed());
            this.nextNs = draw.after().toNanos();
        }

        private void pass(long sinceNs) {
            while (nextNs <= sinceNs && isWithinSpan()) {
                begin(order());
                nextNs += draw.each().toNanos();
            }
        }

        private boolean isWithinSpan() {
            return draw.span().map(span -> nextNs < draw.after().toNanos() + span.toNanos()).orElse(true);
        }

        /** Draws the same numbers whatever comes of them, so that one fault's change shifts no other. */
        private FaultOrder order() {
            FaultOrder drawn = draw.from().get(random.nextInt(draw.from().size()));
            double share = random.nextDouble();
            List<String> shuffled = new ArrayList<>(epics);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            long range = draw.lastsAtMost().minus(draw.lastsAtLeast()).toNanos();
            FaultOrder timed = drawn.lasts().isPresent() ? drawn
                    : drawn.lasting(draw.lastsAtLeast().plusNanos((long) (share * range)));
            return draw.epics() == 0 || !drawn.target().epics().isEmpty() ? timed
                    : timed.at(new Target(Set.copyOf(shuffled.subList(0, Math.min(draw.epics(), shuffled.size()))),
                            drawn.target().sockets(), drawn.target().route()));
        }
    }
}
