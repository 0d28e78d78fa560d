package io.tickring.persistence.backup.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything below a directory whose files nobody writes once they have their name. */
final class KeptFiles {
    private KeptFiles() {
    }

    /** @param directory where there is none, there is nothing */
    static List<SourceFile> take(Path directory) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        for (Path file : list(directory)) {
            found.add(Staging.settled(directory.getFileName() + "/" + directory.relativize(file), file));
        }
        return found;
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
