package io.tickring.benchmarks.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of directories. */
final class Directories {
    private Directories() {
    }

    static void copy(Path from, Path to) throws IOException {
        copyAllBut(from, null, to);
    }

    /** @param left a directory in it that is left out with all it holds, null for none */
    static void copyAllBut(Path from, Path left, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> left == null || !each.startsWith(left)).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
