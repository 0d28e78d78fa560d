package io.tickring.benchmarks.disk.damage;

import io.tickring.benchmarks.disk.rig.Directories;
import io.tickring.benchmarks.disk.rig.JournalUnderTest;
import io.tickring.benchmarks.disk.tally.Tally;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * One journal of two directories, the second one as a kill leaves it, half of them with a last document that was never
 * acknowledged; and single damages to copies of it: a bit flipped in a document, between two, behind the last one; a
 * file cut off within its documents; a bit that no record depends on.
 */
public final class DamageTrial {
    private static final int EVENTS = 400;
    private static final int ONE_IN_RESTARTED = 20;

    private final Random random;
    private final Path directory;
    private final Path original;
    private final Path image;
    private final Tally tally;
    private List<DocumentPlace> places;
    private DamageJudge judge;
    private boolean allAcknowledged;

    /** @param directory empty; nothing is left in it */
    public DamageTrial(long seed, Path directory, Tally tally) {
        random = new Random(seed);
        this.directory = directory;
        original = directory.resolve("original");
        image = directory.resolve("image");
        this.tally = tally;
    }

    /** @param damages how many copies to damage */
    public void run(int damages) throws IOException {
        writeOriginal();
        judge = new DamageJudge(original);
        places = DocumentPlace.all(original);
        allAcknowledged = random.nextBoolean();
        if (!allAcknowledged) {
            Harm.acknowledgeOnly(last().epoch().positionFile(), last().lastSequence());
        }
        for (int i = 0; i < damages; i++) {
            Directories.copy(original, image);
            try {
                damage(places.get(random.nextInt(places.size())));
                if (random.nextInt(ONE_IN_RESTARTED) == 0) {
                    judge.requireGoesOn(image, random.nextLong());
                }
            } catch (RuntimeException e) {
                tally.failed("damage to " + directory + ": " + e);
            }
            Durable.deleteTree(image);
        }
        Durable.deleteTree(original);
    }

    private void writeOriginal() throws IOException {
        Path written = directory.resolve("written");
        RollPeriod roll = random.nextBoolean() ? RollPeriod.SECONDLY : RollPeriod.DAILY;
        try (JournalUnderTest first = new JournalUnderTest(written, roll, random.nextLong())) {
            first.feed(1 + random.nextInt(EVENTS));
        }
        try (JournalUnderTest second = new JournalUnderTest(written, roll, random.nextLong())) {
            second.feed(1 + random.nextInt(EVENTS));
            Directories.copy(written, original);
        }
        Durable.deleteTree(written);
    }

    private DocumentPlace last() {
        return places.get(places.size() - 1);
    }

    private Path imageOf(Path file) {
        return image.resolve(original.relativize(file));
    }

    private void damage(DocumentPlace place) throws IOException {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> cut(place);
            case 3 -> flipIn(place, Integer.BYTES);
            case 4 -> flipBehindTheEnd();
            case 5 -> flipWhereNoRecordIs(place);
            default -> flipIn(place, (int) (place.to() - place.from()));
        }
    }

    /** Of a last document that nobody acknowledged one byte is left: else it was never there. */
    private void cut(DocumentPlace place) throws IOException {
        int least = allAcknowledged || !place.equals(last()) ? 0 : 1;
        int left = least + random.nextInt((int) (place.to() - place.from()) - least);
        Harm.cut(imageOf(place.file()), place.from() + left);
        judge.requireFound(image, place);
        tally.cutDetected();
    }

    private void flipIn(DocumentPlace place, int bytes) throws IOException {
        Harm.flip(imageOf(place.file()), place.from() + random.nextInt(bytes), random.nextInt(Byte.SIZE));
        judge.requireFound(image, place);
        tally.bitDetected();
    }

    /** The spare room of the writer that was killed is all zeros. */
    private void flipBehindTheEnd() throws IOException {
        Path file = imageOf(last().file());
        long room = Files.size(file) - last().to();
        Harm.flip(file, last().to() + (long) (random.nextDouble() * room), random.nextInt(Byte.SIZE));
        judge.requireFoundBehind(image, last());
        tally.bitDetected();
    }

    /** Chronicle's header and index, which no reader looks at, and a position file, which only hints. */
    private void flipWhereNoRecordIs(DocumentPlace place) throws IOException {
        if (random.nextBoolean()) {
            long firstFrom = places.stream().filter(each -> each.file().equals(place.file()))
                    .mapToLong(DocumentPlace::from).min().orElseThrow();
            Harm.flip(imageOf(place.file()), Integer.BYTES + (long) (random.nextDouble() * (firstFrom - Integer.BYTES)),
                    random.nextInt(Byte.SIZE));
        } else {
            Harm.flip(imageOf(place.epoch().positionFile()),
                    random.nextInt(10) * Long.BYTES + random.nextInt(Long.BYTES), random.nextInt(Byte.SIZE));
        }
        judge.requireHarmless(image);
        tally.harmless();
    }
}
