package io.tickring.benchmarks.disk.torn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes the image of a directory that a power cut leaves: of the pages written since the last sync some kept, some as
 * they were before, some as they were in between, some torn at the borders of sectors. A file that is new since the
 * last sync may have no name, and a file may not have grown.
 */
final class PowerCut {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    private static final int BOOT_ID_AT = 48;
    private static final byte[] NOTHING = {};

    private final Random random;
    private int pagesKept;
    private int pagesDropped;
    private int pagesTorn;

    PowerCut(Random random) {
        this.random = random;
    }

    /** Writes the image of an epoch's directory. */
    void image(Versions versions, Path to) throws IOException {
        Files.createDirectories(to);
        int bias = random.nextInt(5);
        for (String file : versions.files()) {
            List<byte[]> contents = versions.of(file);
            boolean isNew = contents.get(0) == null;
            boolean hasOldName = !versions.isNamed(file);
            if ((isNew || hasOldName) && random.nextInt(3) == 0) {
                continue;
            }
            byte[] image = mixed(contents, bias);
            if (file.equals("position")) {
                anotherBoot(image);
            }
            Files.write(to.resolve(file), image);
        }
    }

    /** Whoever starts next finds that the machine went down meanwhile. */
    static void anotherBoot(byte[] position) {
        ByteBuffer bytes = ByteBuffer.wrap(position).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(BOOT_ID_AT, ~bytes.getLong(BOOT_ID_AT));
    }

    private byte[] mixed(List<byte[]> contents, int bias) {
        byte[] durable = contents.get(0) == null ? NOTHING : contents.get(0);
        byte[] newest = contents.get(contents.size() - 1);
        int length = random.nextInt(4) > 0 ? newest.length
                : Math.max(durable.length, any(contents, durable).length);
        byte[] image = Arrays.copyOf(newest, length);
        for (int at = 0; at < length; at += PAGE) {
            if (differs(contents, durable, newest, at)) {
                page(image, contents, durable, at, bias);
            }
        }
        return image;
    }

    private byte[] any(List<byte[]> contents, byte[] durable) {
        byte[] drawn = contents.get(random.nextInt(contents.size()));
        return drawn == null ? durable : drawn;
    }

    private static boolean differs(List<byte[]> contents, byte[] durable, byte[] newest, int at) {
        return !samePage(durable, newest, at)
                || contents.stream().anyMatch(content -> content != null && !samePage(content, newest, at));
    }

    private static boolean samePage(byte[] one, byte[] other, int at) {
        return Arrays.equals(one, from(one, at), from(one, at + PAGE), other, from(other, at), from(other, at + PAGE))
                || isZero(one, at) && isZero(other, at);
    }

    private static int from(byte[] content, int at) {
        return Math.min(content.length, at);
    }

    private static boolean isZero(byte[] content, int at) {
        for (int i = from(content, at); i < from(content, at + PAGE); i++) {
            if (content[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** @param bias 0 keeps nearly all, 4 drops nearly all */
    private void page(byte[] image, List<byte[]> contents, byte[] durable, int at, int bias) {
        int draw = random.nextInt(10);
        if (draw < 8 - 2 * bias) {
            pagesKept++;
        } else if (draw < 8) {
            copy(durable, image, at, PAGE);
            pagesDropped++;
        } else {
            for (int sector = at; sector < at + PAGE; sector += SECTOR) {
                if (random.nextBoolean()) {
                    copy(any(contents, durable), image, sector, SECTOR);
                }
            }
            pagesTorn++;
        }
    }

    private static void copy(byte[] from, byte[] image, int at, int length) {
        int end = Math.min(image.length, at + length);
        for (int i = at; i < end; i++) {
            image[i] = i < from.length ? from[i] : 0;
        }
    }

    int pagesKept() {
        return pagesKept;
    }

    int pagesDropped() {
        return pagesDropped;
    }

    int pagesTorn() {
        return pagesTorn;
    }
}
