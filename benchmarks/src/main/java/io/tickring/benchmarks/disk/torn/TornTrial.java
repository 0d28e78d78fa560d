package io.tickring.benchmarks.disk.torn;

import static io.tickring.benchmarks.disk.rig.Required.require;

import io.tickring.benchmarks.disk.rig.Directories;
import io.tickring.benchmarks.disk.rig.JournalUnderTest;
import io.tickring.benchmarks.disk.rig.Served;
import io.tickring.benchmarks.disk.tally.Tally;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.JournalSummary;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/**
 * One run of a writer, and images of what power cuts at its last moment may leave. Of each: everything up to
 * {@code syncedSequence} is served, nothing that was not written is, the engine's state is that of the records served,
 * and a start on the image writes what is read back whole.
 */
public final class TornTrial {
    private static final int WARM_EVENTS = 300;
    private static final int EVENTS_AFTER = 40;
    private static final int EVENTS_BETWEEN_LOOKS = 25;

    private final Random random;
    private final Path directory;
    private final Tally tally;

    /** @param directory empty; nothing is left in it */
    public TornTrial(long seed, Path directory, Tally tally) {
        random = new Random(seed);
        this.directory = directory;
        this.tally = tally;
    }

    /** @param images how many to make of this run */
    public void run(int images) throws IOException {
        Path original = directory.resolve("original");
        RollPeriod roll = random.nextInt(3) == 0 ? RollPeriod.SECONDLY : RollPeriod.DAILY;
        if (random.nextBoolean()) {
            try (JournalUnderTest before = new JournalUnderTest(original, roll, random.nextLong())) {
                before.feed(1 + random.nextInt(WARM_EVENTS));
            }
        }
        try (JournalUnderTest writer = new JournalUnderTest(original, roll, random.nextLong())) {
            EpochDirectory epoch = newest(original);
            Versions versions = new Versions(epoch.path());
            write(writer, versions);
            Served sound = Served.of(original);
            PowerCut cut = new PowerCut(random);
            for (int i = 0; i < images; i++) {
                Path image = directory.resolve("image");
                Directories.copyAllBut(original, epoch.path(), image);
                cut.image(versions, image.resolve(epoch.path().getFileName()));
                judge(image, sound, writer.syncedSequence());
                Durable.deleteTree(image);
            }
            tally.pages(cut.pagesKept(), cut.pagesDropped(), cut.pagesTorn());
        }
        Durable.deleteTree(original);
    }

    private static EpochDirectory newest(Path journal) {
        List<EpochDirectory> all = EpochDirectory.all(journal);
        return all.get(all.size() - 1);
    }

    private void write(JournalUnderTest writer, Versions versions) {
        for (int part = random.nextInt(4); part > 0; part--) {
            writer.feed(1 + random.nextInt(WARM_EVENTS));
            writer.allocate();
            if (random.nextInt(3) > 0) {
                writer.sync();
                versions.synced();
            } else {
                versions.look();
            }
        }
        for (int part = 1 + random.nextInt(5); part > 0; part--) {
            writer.feed(1 + random.nextInt(EVENTS_BETWEEN_LOOKS));
            if (random.nextInt(3) == 0) {
                writer.allocate();
            }
            versions.look();
        }
    }

    private void judge(Path image, Served sound, long synced) {
        try {
            Served torn = Served.of(image);
            torn.requireWritten(sound);
            requireSynced(torn, sound, synced);
            JournalVerifier.verify(image, bytes -> { });
            requireGoesOn(image, torn, sound);
            tally.imageHeld();
        } catch (RuntimeException e) {
            tally.failed("image of " + directory + ": " + e);
        }
    }

    private static void requireSynced(Served torn, Served sound, long synced) {
        for (Long due : sound.records().headMap(synced, true).keySet()) {
            require(torn.records().containsKey(due), "record " + due + " was synced (up to " + synced
                    + ") and is not served: " + torn.damages());
        }
    }

    private void requireGoesOn(Path image, Served torn, Served sound) {
        long accepted;
        long ticks;
        long first;
        int epoch;
        try (JournalUnderTest next = new JournalUnderTest(image, RollPeriod.DAILY, random.nextLong())) {
            accepted = next.accepted();
            first = next.recovered().firstSequence();
            epoch = next.recovered().nextEpoch();
            require(next.recovered().differingBars() == 0, "stored bars do not follow from the records served");
            next.feed(EVENTS_AFTER);
            ticks = next.ticks();
        }
        require(accepted == torn.accepted(), "the state counts " + accepted + " accepted ticks, served are "
                + torn.accepted());
        require(first > sound.records().lastKey(), "sequence " + first + " is given out again, "
                + sound.records().lastKey() + " was given out before");
        require(first - torn.records().lastKey() <= 2 * SessionStart.JUMP, "sequence " + first + " is far from "
                + torn.records().lastKey());
        requireWhole(image, torn, first, ticks, epoch);
    }

    private static void requireWhole(Path image, Served torn, long first, long ticks, int epoch) {
        Served after = Served.of(image);
        SortedMap<Long, String> old = after.records().headMap(first);
        require(old.equals(torn.records()), "the start changed what is served of earlier directories");
        require(after.ascending() && after.ticks() - torn.ticks() == ticks, "of " + ticks
                + " ticks written after the start " + (after.ticks() - torn.ticks()) + " are served");
        JournalSummary verified = JournalVerifier.verify(image, bytes -> { });
        require(verified.damages().stream().allMatch(damage -> damage.epoch() < epoch),
                "what was written after the start is damaged: " + verified.damages());
    }
}
