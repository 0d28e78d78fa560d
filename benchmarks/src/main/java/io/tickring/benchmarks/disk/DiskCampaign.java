package io.tickring.benchmarks.disk;

import io.tickring.benchmarks.disk.damage.DamageTrial;
import io.tickring.benchmarks.disk.tally.DiskResult;
import io.tickring.benchmarks.disk.tally.Tally;
import io.tickring.benchmarks.disk.torn.TornTrial;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;

/** Torn images and damages by the thousand, the same for a seed. One thread; needs about 20 MB of disk. */
public final class DiskCampaign {
    private static final int OF_ONE_JOURNAL = 50;
    private static final int TOLD_EVERY = 1_000;

    private final DiskSettings settings;
    private final Path directory;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then */
    public DiskCampaign(DiskSettings settings, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
    }

    /** @throws IOException where the rig itself fails */
    public DiskResult run() throws IOException {
        Random seeds = new Random(settings.seed());
        Tally tally = new Tally();
        repeat("torn", settings.images(), (own, count) -> new TornTrial(seeds.nextLong(), own, tally).run(count));
        repeat("damaged", settings.damages(), (own, count) -> new DamageTrial(seeds.nextLong(), own, tally).run(count));
        return tally.result(settings.seed());
    }

    private interface Trials {
        void run(Path own, int count) throws IOException;
    }

    /** A journal of its own for every few. */
    private void repeat(String what, int count, Trials trials) throws IOException {
        for (int made = 0; made < count; made += OF_ONE_JOURNAL) {
            int more = Math.min(OF_ONE_JOURNAL, count - made);
            Path own = Files.createDirectory(directory.resolve(what + '-' + made));
            trials.run(own, more);
            Durable.deleteTree(own);
            if ((made + more) % TOLD_EVERY == 0) {
                progress.accept(made + more + " of " + count + ' ' + what);
            }
        }
    }
}
