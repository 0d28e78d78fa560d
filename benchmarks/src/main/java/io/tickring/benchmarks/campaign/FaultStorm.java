package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.simulator.Simulator;
import io.tickring.simulator.control.Controls;
import io.tickring.simulator.fault.Fault;
import io.tickring.simulator.fault.FaultOrder;
import io.tickring.simulator.fault.FaultRecord;
import io.tickring.simulator.fault.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One fault every simulated minute, each ended after its time. Ends by itself. */
final class FaultStorm {
    private final Simulator simulator;
    private final CampaignSettings settings;
    private final Consumer<String> progress;
    private final List<Outage> outages = new ArrayList<>();

    FaultStorm(Simulator simulator, CampaignSettings settings, Consumer<String> progress) {
        this.simulator = simulator;
        this.settings = settings;
        this.progress = progress;
    }

    /** @return what was injected, in the order of its end */
    List<Outage> rage() throws InterruptedException, ExecutionException {
        FaultDraw draw = new FaultDraw(settings.seed(), simulator.epics());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            List<Future<Future<?>>> begun = new ArrayList<>();
            for (int i = 0; i < settings.faults(); i++) {
                FaultDraw.Drawn drawn = draw.next();
                int number = i + 1;
                begun.add(timer.schedule(() -> begin(drawn, number, timer), i * settings.periodMs(),
                        TimeUnit.MILLISECONDS));
            }
            for (Future<Future<?>> each : begun) {
                each.get().get();
            }
        } finally {
            timer.shutdownNow();
            simulator.controls().endAllFaults();
        }
        return outages;
    }

    private Future<?> begin(FaultDraw.Drawn drawn, int number, ScheduledExecutorService timer) {
        Controls controls = simulator.controls();
        long beginMs = simulator.nowMs();
        long beginWallMs = System.currentTimeMillis();
        Target target = new Target(Set.copyOf(drawn.epics()), Set.of(), "");
        List<Long> ids = new ArrayList<>();
        boolean lasts = false;
        for (Fault fault : drawn.kind().faults()) {
            ids.add(controls.beginFault(FaultOrder.of(fault).at(target)));
            lasts |= !fault.isMomentary();
        }
        Runnable end = () -> end(drawn, number, ids, beginMs, beginWallMs);
        return timer.schedule(end, lasts ? drawn.lastsMs() : 0, TimeUnit.MILLISECONDS);
    }

    private void end(FaultDraw.Drawn drawn, int number, List<Long> ids, long beginMs, long beginWallMs) {
        Controls controls = simulator.controls();
        ids.forEach(controls::endFault);
        long frames = controls.state().frames();
        FaultRecord last = controls.faults().past().stream().filter(record -> ids.contains(record.id()))
                .reduce((a, b) -> a.endWallMs() > b.endWallMs() ? a : b).orElseThrow();
        outages.add(new Outage(drawn.kind().label(), beginMs, last.endMs(), beginWallMs, last.endWallMs(), frames,
                drawn.kind().traits(), drawn.epics()));
        progress.accept(String.format("fault %d of %d: %s, %d ms; %d quotes handed out, %d log-ins, %d violations",
                number, settings.faults(), drawn.kind().label(), last.endWallMs() - beginWallMs, frames,
                simulator.loginCount(), simulator.violations()));
    }
}
