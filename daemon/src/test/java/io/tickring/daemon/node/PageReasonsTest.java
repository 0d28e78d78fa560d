package io.tickring.daemon.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.feed.CapitalFeed;
import io.tickring.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page knows the feed's reasons by their English words: who changes a sentence there is told here. */
class PageReasonsTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^ +\\['((?:[^'\\\\]|\\\\.)+)', '\\w+'],$");
    /** What stands for a value, and what every failure of a request has between its words. */
    private static final Pattern BETWEEN = Pattern.compile("\\{\\w+}|: status=(\\d+|\\{status}) error=");

    @Test
    void shouldTranslateOnlyWhatTheFeedSays() throws Exception {
        List<String> sentences = sentences();
        String said = constants();

        assertThat(sentences).hasSizeGreaterThan(20);
        assertThat(sentences.stream().flatMap(BETWEEN::splitAsStream).filter(words -> !said.contains(words)))
                .as("no class of the feed has these words").isEmpty();
    }

    private static List<String> sentences() throws IOException {
        try (InputStream in = WebServer.class.getResourceAsStream("/web/js/reasons.js")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ENTRY.matcher(script).results().map(entry -> entry.group(1).replace("\\", ""))
                    .toList();
        }
    }

    /** @return all that stands in the feed's classes, its texts among it */
    private static String constants() throws Exception {
        Path place = Path.of(CapitalFeed.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return constants(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            return constants(jar.getPath("/"));
        }
    }

    private static String constants(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(PageReasonsTest::content)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
