package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** What cannot be looked into, such as the lost+found of a disk, is not ours; what has just gone, is gone. */
final class OwnFiles extends SimpleFileVisitor<Path> {
    private final List<Path> found = new ArrayList<>();

    /** @return all files in a directory and those below, whatever links lead to it */
    static List<Path> below(Path root) throws IOException {
        Path start = root.toRealPath();
        OwnFiles files = new OwnFiles();
        Files.walkFileTree(start, files);
        return files.found.stream().map(file -> root.resolve(start.relativize(file))).toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        found.add(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof AccessDeniedException || failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
