package io.tickring.benchmarks.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws faults by seed: the whole list in a shuffled order, again and again. */
final class FaultDraw {
    private static final int ONE_IN_LONG = 8;
    private static final int CLOSED_MARKETS = 5;

    private final Random random;
    private final List<String> epics;
    private final List<FaultKind> left = new ArrayList<>();

    /** @param lastsMs by the wall clock; what is momentary is over at once */
    record Drawn(FaultKind kind, long lastsMs, List<String> epics) {
    }

    FaultDraw(long seed, List<String> epics) {
        this.random = new Random(seed);
        this.epics = epics;
    }

    Drawn next() {
        if (left.isEmpty()) {
            left.addAll(List.of(FaultKind.values()));
            Collections.shuffle(left, random);
        }
        FaultKind kind = left.remove(left.size() - 1);
        boolean isLong = random.nextInt(ONE_IN_LONG) == 0;
        long lastsMs = isLong ? 1_000 + random.nextInt(1_500) : 100 + random.nextInt(500);
        return new Drawn(kind, lastsMs, kind.traits().closes() ? someEpics() : List.of());
    }

    private List<String> someEpics() {
        List<String> shuffled = new ArrayList<>(epics);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(CLOSED_MARKETS, shuffled.size())));
    }
}
