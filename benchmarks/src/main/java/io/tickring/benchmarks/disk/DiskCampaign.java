package io.tickring.benchmarks.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;

/** Torn images and damages by the thousand, the same for a seed. One thread; needs about 20 MB of disk. */
public final class DiskCampaign {
    private static final int OF_ONE_JOURNAL = 50;

    private final int images;
    private final int damages;
    private final long seed;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * @param images   torn images, 0 for none
     * @param damages  flipped bits and cut files, 0 for none
     * @param progress takes a line now and then
     */
    public DiskCampaign(int images, int damages, long seed, Path directory, Consumer<String> progress) {
        this.images = images;
        this.damages = damages;
        this.seed = seed;
        this.directory = directory;
        this.progress = progress;
    }

    /** @throws IOException where the rig itself fails */
    public DiskResult run() throws IOException {
        Random seeds = new Random(seed);
        Tally tally = new Tally();
        for (int made = 0; made < images; made += OF_ONE_JOURNAL) {
            Path own = Files.createDirectory(directory.resolve("torn-" + made));
            new TornTrial(seeds.nextLong(), own, tally).run(Math.min(OF_ONE_JOURNAL, images - made));
            Directories.delete(own);
            tell("torn images", made, images);
        }
        for (int made = 0; made < damages; made += OF_ONE_JOURNAL) {
            Path own = Files.createDirectory(directory.resolve("damaged-" + made));
            new DamageTrial(seeds.nextLong(), own, tally).run(Math.min(OF_ONE_JOURNAL, damages - made));
            Directories.delete(own);
            tell("damages", made, damages);
        }
        return tally.result(seed);
    }

    private void tell(String what, int made, int of) {
        int done = Math.min(made + OF_ONE_JOURNAL, of);
        if (done % 1_000 == 0) {
            progress.accept(done + " of " + of + ' ' + what);
        }
    }
}
