package io.tickring.persistence.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.durable.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests as JSON files, one for each period. */
final class ManifestFiles {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String SUFFIX = ".json";

    private final Path directory;

    ManifestFiles(Path directory) {
        this.directory = directory;
    }

    /** @return the periods that have a manifest, ascending */
    List<Period> periods() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new Period(name.substring(0, name.length() - SUFFIX.length()))).sorted().toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveException("cannot list " + directory, e);
        }
    }

    Optional<Manifest> read(Period period) {
        Path file = file(period);
        try {
            Manifest manifest = MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest.version() != Manifest.VERSION || !manifest.period().equals(period)) {
                throw new ArchiveException(file + " is no manifest of " + period + " in version " + Manifest.VERSION);
            }
            return Optional.of(manifest);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file, e);
        }
    }

    void write(Manifest manifest) throws IOException {
        Durable.write(file(manifest.period()), MAPPER.writeValueAsBytes(manifest));
    }

    void delete(Period period) throws IOException {
        Files.deleteIfExists(file(period));
        Durable.force(directory);
    }

    Path file(Period period) {
        return directory.resolve(period + SUFFIX);
    }
}
