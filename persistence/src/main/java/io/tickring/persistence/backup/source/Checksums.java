package io.tickring.persistence.backup.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * SHA-256 of files, remembered while a file keeps its length and its time, so that a daily backup reads only what is
 * new. A file younger than two seconds is not remembered: it could change again within its time's grain. One thread.
 */
public final class Checksums {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Known>> KNOWN = new TypeReference<>() { };
    private static final long SETTLED_MS = TimeUnit.SECONDS.toMillis(2);

    private final Path memory;
    private final long nowMs;
    private final Map<String, Known> before;
    private final Map<String, Known> now = new TreeMap<>();

    /**
     * @param memory file in which checksums are kept; one that cannot be read is none
     * @param nowMs  the time, epoch ms
     */
    public Checksums(Path memory, long nowMs) {
        this.memory = memory;
        this.nowMs = nowMs;
        before = read(memory);
    }

    private static Map<String, Known> read(Path memory) {
        try {
            return MAPPER.readValue(memory.toFile(), KNOWN);
        } catch (IOException nothingRemembered) {
            return new HashMap<>();
        }
    }

    /** @return SHA-256 of the content, 32 bytes */
    public byte[] of(SourceFile file) throws IOException {
        long modifiedMs = Files.getLastModifiedTime(file.from()).toMillis();
        String key = file.from().toAbsolutePath().toString();
        Known known = before.get(key);
        if (known == null || known.bytes != file.bytes() || known.modifiedMs != modifiedMs) {
            known = new Known(file.bytes(), modifiedMs, HexFormat.of().formatHex(digest(file)));
        }
        if (modifiedMs < nowMs - SETTLED_MS) {
            now.put(key, known);
        }
        return HexFormat.of().parseHex(known.sha256);
    }

    /** Reads all of them again: one that is remembered was not the content's. */
    public void distrust() {
        before.clear();
    }

    private static byte[] digest(SourceFile file) throws IOException {
        byte[] sha256 = Sha256.of(file.from());
        if (Files.size(file.from()) != file.bytes()) {
            throw new ChangedException(file.path() + " changed while it was read");
        }
        return sha256;
    }

    /** Remembers the checksums of the files asked for since the start, and no others. */
    public void save() throws IOException {
        Durable.write(memory, MAPPER.writeValueAsBytes(now));
    }

    /**
     * @param modifiedMs the file's time, epoch ms
     * @param sha256     hexadecimal
     */
    record Known(long bytes, long modifiedMs, String sha256) {
    }
}
