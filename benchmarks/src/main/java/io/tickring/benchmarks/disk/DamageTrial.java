package io.tickring.benchmarks.disk;

import io.tickring.persistence.archive.Durable;
import io.tickring.persistence.disk.RollPeriod;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One journal of two directories, the second one as a kill leaves it, and single damages to copies of it: a bit flipped
 * in a document, between two, behind the last one; a file cut off within its documents; a bit that no record depends
 * on.
 */
final class DamageTrial {
    private static final int EVENTS = 400;
    private static final int ONE_IN_RESTARTED = 20;

    private final Random random;
    private final Path directory;
    private final Tally tally;
    private Served sound;
    private List<DocumentPlace> places;

    /** @param directory empty; nothing is left in it */
    DamageTrial(long seed, Path directory, Tally tally) {
        random = new Random(seed);
        this.directory = directory;
        this.tally = tally;
    }

    /** @param damages how many copies to damage */
    void run(int damages) throws IOException {
        Path original = original();
        sound = Served.of(original);
        places = DocumentPlace.all(original);
        for (int i = 0; i < damages; i++) {
            Path image = directory.resolve("image");
            Directories.copy(original, image);
            try {
                damage(original, image);
            } catch (RuntimeException e) {
                tally.failed("damage to " + directory + ": " + e);
            }
            Durable.deleteTree(image);
        }
        Durable.deleteTree(original);
    }

    private Path original() throws IOException {
        Path written = directory.resolve("written");
        RollPeriod roll = random.nextBoolean() ? RollPeriod.SECONDLY : RollPeriod.DAILY;
        try (JournalUnderTest first = new JournalUnderTest(written, roll, random.nextLong())) {
            first.feed(1 + random.nextInt(EVENTS));
        }
        Path original = directory.resolve("original");
        try (JournalUnderTest second = new JournalUnderTest(written, roll, random.nextLong())) {
            second.feed(1 + random.nextInt(EVENTS));
            Directories.copy(written, original);
        }
        Durable.deleteTree(written);
        return original;
    }

    private void damage(Path original, Path image) throws IOException {
        DocumentPlace place = places.get(random.nextInt(places.size()));
        Path file = image.resolve(original.relativize(place.file()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                truncate(file, place.from() + random.nextInt((int) (place.to() - place.from())));
                requireFound(image, place);
                tally.cutDetected();
            }
            case 3 -> {
                flip(file, place.from() + random.nextInt(Integer.BYTES));
                requireFound(image, place);
                tally.bitDetected();
            }
            case 4 -> damageSpareRoom(original, image);
            case 5 -> damageWhatNobodyNeeds(original, image, place);
            default -> {
                flip(file, place.from() + random.nextInt((int) (place.to() - place.from())));
                requireFound(image, place);
                tally.bitDetected();
            }
        }
        if (random.nextInt(ONE_IN_RESTARTED) == 0) {
            requireGoesOn(image);
        }
    }

    /** The spare room of the writer that was killed is all zeros. */
    private void damageSpareRoom(Path original, Path image) throws IOException {
        DocumentPlace last = places.get(places.size() - 1);
        Path file = image.resolve(original.relativize(last.file()));
        long room = Files.size(file) - last.to();
        flip(file, last.to() + Integer.BYTES + (long) (random.nextDouble() * (room - Integer.BYTES)));
        List<Damage> damages = JournalVerifier.verify(image, bytes -> { }).damages();
        require(damages.size() == 1 && damages.get(0).lastSequence() == last.endSequence(),
                "a bit behind the end is told as " + damages);
        require(Served.of(image).records().equals(sound.records()), "a bit behind the end changed what is served");
        tally.bitDetected();
    }

    /** Chronicle's header and index, which no reader looks at, and a position file, which only hints. */
    private void damageWhatNobodyNeeds(Path original, Path image, DocumentPlace place) throws IOException {
        if (random.nextBoolean()) {
            Path file = image.resolve(original.relativize(place.file()));
            long firstFrom = places.stream().filter(each -> each.file().equals(place.file()))
                    .mapToLong(DocumentPlace::from).min().orElseThrow();
            flip(file, Integer.BYTES + (long) (random.nextDouble() * (firstFrom - Integer.BYTES)));
        } else {
            flip(image.resolve(original.relativize(place.epoch().positionFile())),
                    random.nextInt(10) * Long.BYTES + random.nextInt(Long.BYTES));
        }
        Served served = Served.of(image);
        boolean told = !served.damages().isEmpty() || !JournalVerifier.verify(image, bytes -> { }).sound();
        requireTrue(served);
        require(told || served.records().equals(sound.records()), "records are missing and nothing is told");
        tally.harmless();
    }

    private void requireFound(Path image, DocumentPlace place) {
        List<Damage> damages = JournalVerifier.verify(image, bytes -> { }).damages();
        require(!damages.isEmpty(), "nothing is told of the damage at " + place);
        Damage first = damages.get(0);
        require(first.epoch() == place.epoch().epoch(), place + " is told as " + first);
        require(first.lastSequence() == place.lastSequence() || first.lastSequence() == place.endSequence(),
                place + " is told as " + first);
        Served served = Served.of(image);
        requireTrue(served);
        require(place.lastSequence() == 0
                        || served.records().containsKey(sound.records().floorKey(place.lastSequence())),
                "what stands before the damage is not served: " + first);
    }

    private void requireTrue(Served served) {
        for (Map.Entry<Long, String> record : served.records().entrySet()) {
            require(record.getValue().equals(sound.records().get(record.getKey())),
                    "record " + record.getKey() + " is served and was never written so");
        }
        require(served.ascending(), "a sequence is served twice or out of order");
    }

    /** A start on the damaged journal: it takes place, gives out no sequence again, and is read back whole. */
    private void requireGoesOn(Path image) {
        Served before = Served.of(image);
        long ticks;
        long first;
        try (JournalUnderTest next = new JournalUnderTest(image, RollPeriod.DAILY, random.nextLong())) {
            first = next.recovered().firstSequence();
            next.feed(20);
            ticks = next.ticks();
        }
        require(first > before.records().lastKey(), "sequence " + first + " is given out again");
        Served after = Served.of(image);
        require(after.records().headMap(first).equals(before.records()), "the start changed what was served");
        require(after.ticks() - before.ticks() == ticks, "what was written after the start is not read back whole");
    }

    private void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1 << random.nextInt(Byte.SIZE)));
            channel.write(one.flip(), at);
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
