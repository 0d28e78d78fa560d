package io.tickring.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class ReplayPropertyTest {
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void shouldGiveAgainWhateverWasRecorded(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int sessions,
            @ForAll @IntRange(min = 20, max = 600) int events, @ForAll boolean settingsChange) throws IOException {
        Path dir = Files.createTempDirectory("replay");
        try {
            Path journal = new RandomJournal(seed, settingsChange).write(dir, sessions, events);

            ReplayReport report = JournalReplay.run(journal, ReplayRequest.all(), bytes -> { });

            assertThat(report.first()).isEmpty();
            assertThat(report.damages()).isEmpty();
            assertThat(report.notCompared()).isZero();
            assertThat(report.sessions()).isEqualTo(sessions);
        } finally {
            delete(dir);
        }
    }

    private static void delete(Path dir) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(dir)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        paths.forEach(ReplayPropertyTest::deleteOne);
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
