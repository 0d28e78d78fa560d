package io.tickring.benchmarks.disk.torn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a directory looked like at its last sync and at moments since then. The kernel writes a dirty page to the disk
 * when it likes, so after a power cut each page may be as it was at any of these moments.
 */
final class Versions {
    private static final String POSITION = "position";
    private static final String CHRONICLE_TABLE = "metadata.cq4t";

    private final Path directory;
    private final List<Map<String, byte[]>> moments = new ArrayList<>();
    /** Of the files that nobody syncs: as they were when they were made. */
    private final Map<String, byte[]> made;

    /** @param directory an epoch that a writer has just opened and brought to the disk */
    Versions(Path directory) {
        this.directory = directory;
        made = content();
        moments.add(made);
    }

    /** Everything is on the disk now, but what the sync leaves out. */
    void synced() {
        moments.clear();
        moments.add(content());
    }

    /** A moment at which the kernel may have written some pages. */
    void look() {
        moments.add(content());
    }

    /** @return names of files that exist now or did at the last sync */
    List<String> files() {
        Map<String, byte[]> all = new TreeMap<>(durable());
        all.putAll(newest());
        return List.copyOf(all.keySet());
    }

    /** @return contents of a file from the durable one to the newest; at the front null where it was not durable */
    List<byte[]> of(String file) {
        List<byte[]> contents = new ArrayList<>();
        contents.add(isSynced(file) ? durable().get(file) : made.get(file));
        moments.stream().map(moment -> moment.get(file)).filter(content -> content != null).forEach(contents::add);
        return contents;
    }

    boolean isNamed(String file) {
        return newest().containsKey(file);
    }

    private static boolean isSynced(String file) {
        return !file.equals(POSITION) && !file.equals(CHRONICLE_TABLE);
    }

    private Map<String, byte[]> durable() {
        return moments.get(0);
    }

    private Map<String, byte[]> newest() {
        return moments.get(moments.size() - 1);
    }

    private Map<String, byte[]> content() {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
