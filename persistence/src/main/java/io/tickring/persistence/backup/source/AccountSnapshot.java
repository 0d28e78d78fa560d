package io.tickring.persistence.backup.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The account store up to its last whole line. */
final class AccountSnapshot {
    private AccountSnapshot() {
    }

    /** @param account its directory; where there is none, there is nothing */
    static List<SourceFile> take(Path account, Staging staging) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        List<Path> files = list(account);
        for (Path file : files) {
            String path = "account/" + file.getFileName();
            boolean written = file.equals(files.get(files.size() - 1));
            found.add(written ? staging.head(path, file, wholeLines(file)) : Staging.settled(path, file));
        }
        return found;
    }

    private static List<Path> list(Path account) throws IOException {
        if (!Files.isDirectory(account)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(account)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static long wholeLines(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
