package io.tickring.persistence.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells one run of the machine from another: what was in memory only is gone when it changes. */
public final class BootId {
    private static final Path SOURCE = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int HEX_DIGITS = 16;

    private BootId() {
    }

    /** @return the first 64 bits of the kernel's random id of this boot, 0 where the system tells none */
    public static long current() {
        return read(SOURCE);
    }

    static long read(Path source) {
        try {
            String digits = Files.readString(source).replace("-", "").strip();
            return Long.parseUnsignedLong(digits.substring(0, HEX_DIGITS), 16);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
