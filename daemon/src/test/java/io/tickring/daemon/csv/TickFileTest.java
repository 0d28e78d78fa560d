package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.daemon.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickFileTest {
    @TempDir
    Path dir;

    @Test
    void shouldUnpackGzipAndReadPlainFilesAsTheyAre() throws IOException {
        Path plain = Files.writeString(dir.resolve("a.csv"), "hello");
        Path packed = dir.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        AtomicLong read = new AtomicLong();

        assertThat(content(plain, read)).isEqualTo("hello");
        assertThat(read.get()).isEqualTo(5);
        assertThat(content(packed, read)).isEqualTo("hello");
        assertThat(read.get()).isEqualTo(Files.size(packed));
    }

    private static String content(Path path, AtomicLong read) throws IOException {
        try (InputStream in = new TickFile(path).open(read::set)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldGiveTheChecksumOfTheFileOnDisk() throws IOException {
        Path file = Files.writeString(dir.resolve("abc"), "abc");

        assertThat(new TickFile(file).sha256()).isEqualTo(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThatThrownBy(() -> new TickFile(dir.resolve("none.csv"))).isInstanceOf(OperatorException.class)
                .hasMessageContaining("none.csv: no such file");
    }
}
