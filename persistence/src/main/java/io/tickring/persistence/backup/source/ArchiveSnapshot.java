package io.tickring.persistence.backup.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive's days as their manifests have them; what no manifest names is not there yet, or not any more. */
final class ArchiveSnapshot {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArchiveSnapshot() {
    }

    /**
     * @param archive its directory; where there is none, there is nothing
     * @throws ChangedException where a day was written anew meanwhile
     */
    static List<SourceFile> take(Path archive, Staging staging) throws IOException {
        List<SourceFile> manifests = new ArrayList<>();
        Map<String, SourceFile> found = new LinkedHashMap<>();
        for (Path manifest : list(archive.resolve("manifest"))) {
            byte[] content = Files.readAllBytes(manifest);
            for (String path : paths(manifest, content)) {
                if (!found.containsKey(path)) {
                    found.put(path, file(archive, path, manifest));
                }
            }
            manifests.add(staging.text("archive/manifest/" + manifest.getFileName(), content));
        }
        List<SourceFile> all = new ArrayList<>(found.values());
        all.addAll(manifests);
        return all;
    }

    private static SourceFile file(Path archive, String path, Path manifest) throws IOException {
        Path file = archive.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new ChangedException(manifest + " names " + path + ", which is not there");
        }
        return Staging.settled("archive/" + path, file);
    }

    private static List<Path> list(Path manifests) throws IOException {
        if (!Files.isDirectory(manifests)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(manifests)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
        }
    }

    private static List<String> paths(Path manifest, byte[] content) throws IOException {
        List<String> paths = new ArrayList<>();
        JsonNode files = MAPPER.readTree(content).path("files");
        if (!files.isArray()) {
            throw new IOException(manifest + " is no manifest of the archive; mend or archive that day again");
        }
        files.forEach(file -> paths.add(file.path("path").asText()));
        return paths;
    }
}
