package io.tickring.persistence.history.rollup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickring.persistence.history.packed.BarFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where rollups are kept: the bars of each, and a JSON file that names them. One thread keeps; reading is for any. */
final class RollupDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(RollupDirectory.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEPT = ".json";

    private final Path directory;
    private final Map<String, Rollup> rollups = new ConcurrentHashMap<>();

    RollupDirectory(Path directory) {
        this.directory = directory;
        files().stream().filter(file -> file.toString().endsWith(KEPT)).forEach(this::load);
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            LOG.warn("rollups=unreadable directory={} reason=\"{}\"", directory, e.getMessage());
            return List.of();
        }
    }

    private void load(Path file) {
        try {
            Rollup rollup = JSON.readValue(file.toFile(), Rollup.class);
            if (rollup.version() == Rollup.VERSION) {
                rollups.put(rollup.period(), rollup);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("rollups=passed_over file={} reason=\"{}\"", file, e.getMessage());
        }
    }

    Optional<Rollup> find(String period) {
        return Optional.ofNullable(rollups.get(period));
    }

    /** @throws IOException where it is missing or damaged */
    BarFile open(Rollup rollup, String length) throws IOException {
        return BarFile.open(directory.resolve(rollup.files().get(length)));
    }

    /** From now on it is as if it had never been made. */
    void forget(Rollup rollup, IOException cause) {
        LOG.warn("rollups=damaged period={} reason=\"{}\"; it is made again", rollup.period(), cause.getMessage());
        rollups.remove(rollup.period(), rollup);
    }

    /** Removes what is of no period of these: the archive does not have it any more. */
    void retain(Set<String> periods) {
        for (Rollup rollup : rollups.values()) {
            if (!periods.contains(rollup.period())) {
                rollups.remove(rollup.period());
                remove(rollup);
            }
        }
    }

    private void remove(Rollup rollup) {
        try {
            Files.deleteIfExists(directory.resolve(rollup.period() + KEPT));
            for (String file : rollup.files().values()) {
                Files.deleteIfExists(directory.resolve(file));
            }
        } catch (IOException e) {
            LOG.warn("rollups=not_removed period={} reason=\"{}\"", rollup.period(), e.getMessage());
        }
    }

    /** @return where a new file goes */
    Path file(String name) throws IOException {
        Files.createDirectories(directory);
        return directory.resolve(name);
    }

    /**
     * Takes in a rollup whose files are there, in place of an older one of its period.
     *
     * @param sources what it was made of
     * @param files   by length of their bars
     */
    void keep(String period, Map<String, String> sources, Map<String, Path> files) throws IOException {
        Map<String, String> names = new HashMap<>();
        files.forEach((length, file) -> names.put(length, file.getFileName().toString()));
        Rollup made = new Rollup(Rollup.VERSION, period, sources, names);
        Path unfinished = directory.resolve(period + ".unfinished");
        JSON.writeValue(unfinished.toFile(), made);
        Files.move(unfinished, directory.resolve(period + KEPT), StandardCopyOption.ATOMIC_MOVE);
        rollups.put(period, made);
        removeUnnamed(made);
    }

    /** What an older rollup of the period named, or one that a kill left half made. */
    private void removeUnnamed(Rollup made) throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.startsWith(made.period() + "_") && !made.files().containsValue(name)) {
                Files.delete(file);
            }
        }
    }
}
