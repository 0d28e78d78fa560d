package io.tickring.persistence.backup.source;

import io.tickring.persistence.backup.disk.DiskTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies of what changes while a backup runs, and of what is made for it. One thread. */
final class Staging {
    private final Path directory;
    private int count;

    Staging(Path directory) {
        this.directory = directory;
    }

    /** @return the file itself, which nobody writes any more */
    static SourceFile settled(String path, Path file) throws IOException {
        return new SourceFile(path, file, Files.size(file));
    }

    SourceFile text(String path, byte[] content) throws IOException {
        Path copy = next();
        try {
            return new SourceFile(path, Files.write(copy, content), content.length);
        } catch (IOException e) {
            throw DiskTrouble.told(e, directory);
        }
    }

    /** @return a copy of the file's first bytes */
    SourceFile head(String path, Path file, long bytes) throws IOException {
        Path copy = next();
        try (FileChannel in = FileChannel.open(file)) {
            if (in.size() < bytes) {
                throw new ChangedException(file + " ends before byte " + bytes);
            }
            copy(in, copy, bytes);
        }
        return new SourceFile(path, copy, bytes);
    }

    private void copy(FileChannel in, Path copy, long bytes) throws IOException {
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < bytes;) {
                at += in.transferTo(at, bytes - at, out);
            }
        } catch (IOException e) {
            throw DiskTrouble.told(e, directory);
        }
    }

    private Path next() {
        return directory.resolve(Integer.toString(count++));
    }
}
