package io.tickring.benchmarks.disk;

import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds a damaged copy of a journal against the sound one: what is told of the damage, and what is served. */
final class DamageJudge {
    private final Served sound;

    DamageJudge(Path sound) {
        this.sound = Served.of(sound);
    }

    /** The damage is told at its place, nothing damaged is served, and what stands before it is. */
    void requireFound(Path image, DocumentPlace place) {
        Damage told = told(image).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is told of the damage at " + place));
        require(told.epoch() == place.epoch().epoch()
                && (told.lastSequence() == place.lastSequence() || told.lastSequence() == place.endSequence()),
                place + " is told as " + told);
        Served served = Served.of(image);
        requireTrue(served);
        require(place.lastSequence() == 0
                        || served.records().containsKey(sound.records().floorKey(place.lastSequence())),
                "what stands before the damage is not served: " + told);
    }

    /** What stands behind the last document is told, and changes nothing. */
    void requireFoundBehind(Path image, DocumentPlace last) {
        List<Damage> told = told(image);
        require(told.size() == 1 && told.get(0).lastSequence() == last.endSequence(),
                "a bit behind the end is told as " + told);
        require(Served.of(image).records().equals(sound.records()), "a bit behind the end changed what is served");
    }

    /** Nothing is missing, or something is told. */
    void requireHarmless(Path image) {
        Served served = Served.of(image);
        boolean told = !served.damages().isEmpty() || !told(image).isEmpty();
        requireTrue(served);
        require(told || served.records().equals(sound.records()), "records are missing and nothing is told");
    }

    private static List<Damage> told(Path image) {
        JournalSummary summary = JournalVerifier.verify(image, bytes -> { });
        return Stream.concat(summary.damages().stream(), summary.unfinished().stream()).toList();
    }

    private void requireTrue(Served served) {
        for (Map.Entry<Long, String> record : served.records().entrySet()) {
            require(record.getValue().equals(sound.records().get(record.getKey())),
                    "record " + record.getKey() + " is served and was never written so");
        }
        require(served.ascending(), "a sequence is served twice or out of order");
    }

    /** A start on the damaged journal takes place, gives out no sequence again, and is read back whole. */
    void requireGoesOn(Path image, long seed) {
        Served before = Served.of(image);
        long ticks;
        long first;
        try (JournalUnderTest next = new JournalUnderTest(image, RollPeriod.DAILY, seed)) {
            first = next.recovered().firstSequence();
            next.feed(20);
            ticks = next.ticks();
        }
        require(first > before.records().lastKey(), "sequence " + first + " is given out again");
        Served after = Served.of(image);
        require(after.records().headMap(first).equals(before.records()), "the start changed what was served");
        require(after.ticks() - before.ticks() == ticks, "what was written after the start is not read back whole");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
