package io.tickring.persistence.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Flips one bit of a file, as a disk may that grows old. */
public final class BitRot {
    private BitRot() {
    }

    /** @return what the file holds now */
    public static byte[] inTheMiddle(Path file) throws IOException {
        return at(file, (int) (Files.size(file) / 2));
    }

    /** @return what the file holds now */
    public static byte[] beforeTheEnd(Path file, int bytes) throws IOException {
        return at(file, (int) Files.size(file) - bytes);
    }

    /** @return what the file holds now */
    public static byte[] at(Path file, int offset) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[offset] ^= 1;
        Files.write(file, content);
        return content;
    }
}
