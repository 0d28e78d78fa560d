package io.tickring.persistence.repair;

import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps everything that a directory holds under another name, on the disk. */
final class DirectoryCopy {
    private DirectoryCopy() {
    }

    /**
     * @param into made where it is missing
     * @return {@code <into>/<name>-<number>}, whole: until then it has another name
     */
    static Path keep(Path directory, Path into) throws IOException {
        Files.createDirectories(into);
        Path made = Files.createTempDirectory(into, "unfinished-");
        for (Path file : files(directory)) {
            keepFile(file, made.resolve(file.getFileName()));
        }
        Durable.force(made);
        Path kept = free(directory, into);
        Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
        Durable.force(into);
        Durable.force(into.toAbsolutePath().getParent());
        return kept;
    }

    /** A second name for the same bytes: the first one is taken away or given to a shorter file, never written. */
    private static void keepFile(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            Durable.force(target);
        }
    }

    private static Path free(Path directory, Path into) throws FileAlreadyExistsException {
        for (int number = 1; number < Integer.MAX_VALUE; number++) {
            Path free = into.resolve(directory.getFileName() + "-" + number);
            if (!Files.exists(free)) {
                return free;
            }
        }
        throw new FileAlreadyExistsException(into.toString());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
