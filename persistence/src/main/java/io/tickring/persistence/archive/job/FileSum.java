package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file's bytes come to.
 *
 * @param sha256 in hex
 */
record FileSum(long bytes, String sha256) {
    private static final int BUFFER_BYTES = 1 << 16;

    static FileSum of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
            return new FileSum(bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
