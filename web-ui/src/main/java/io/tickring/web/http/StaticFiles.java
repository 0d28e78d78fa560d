package io.tickring.web.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the page, all in memory from the start on. What was not found then cannot be asked for, so no path leads
 * out of their folder.
 */
public final class StaticFiles {
    private static final String INDEX = "/index.html";

    private final Map<String, StaticFile> byPath;

    private StaticFiles(Map<String, StaticFile> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads the folder {@code web} beside the classes, in a directory or a jar.
     *
     * @param neighbour a class of the same directory or jar
     */
    public static StaticFiles besides(Class<?> neighbour) throws IOException {
        CodeSource source = neighbour.getProtectionDomain().getCodeSource();
        return at(pathOf(source.getLocation().toString()));
    }

    /** Reads the folder {@code web} of a directory or a jar; where there is none, there are no files. */
    public static StaticFiles at(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return in(place.resolve("web"));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return in(jar.getPath("/web"));
        }
    }

    private static StaticFiles in(Path folder) throws IOException {
        Map<String, StaticFile> files = new HashMap<>();
        for (Path file : filesIn(folder)) {
            String path = "/" + folder.relativize(file).toString().replace('\\', '/');
            files.put(path, new StaticFile(path, Files.readAllBytes(file)));
        }
        if (files.containsKey(INDEX)) {
            files.put("/", files.get(INDEX));
        }
        return new StaticFiles(files);
    }

    /** @param path decoded, as in the request */
    Optional<StaticFile> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path pathOf(String location) throws IOException {
        try {
            return Path.of(new URI(location));
        } catch (URISyntaxException notAPlace) {
            throw new IOException("the page's files cannot be found beside " + location, notAPlace);
        }
    }
}
