package io.tickring.persistence.archive.job;

import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.durable.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file's bytes come to.
 *
 * @param sha256 in hex
 */
record FileSum(long bytes, String sha256) {
    static FileSum of(Path file) {
        try {
            return new FileSum(Files.size(file), Sha256.hex(file));
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file, e);
        }
    }
}
