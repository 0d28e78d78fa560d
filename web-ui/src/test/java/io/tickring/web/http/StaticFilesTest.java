package io.tickring.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFilesTest {
    @TempDir
    private Path place;

    @Test
    void shouldReadFromAJar() throws IOException {
        Path jar = place.resolve("web-ui.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("web/css/page.css"));
            out.write("body{}".getBytes());
            out.putNextEntry(new ZipEntry("openapi.yaml"));
        }

        StaticFiles files = StaticFiles.at(jar);

        assertThat(files.find("/css/page.css").orElseThrow().reply(null, null).type())
                .isEqualTo("text/css; charset=utf-8");
        assertThat(files.find("/openapi.yaml")).isEmpty();
        assertThat(files.find("/")).isEmpty();
    }

    @Test
    void shouldHaveNoFilesWhereThereAreNone() throws IOException {
        assertThat(StaticFiles.at(place).find("/index.html")).isEmpty();
    }
}
