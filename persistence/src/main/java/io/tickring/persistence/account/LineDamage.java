package io.tickring.persistence.account;

import java.nio.file.Path;

/**
 * A line that could not be read, and was left where it is.
 *
 * @param line   from 1
 * @param reason what is wrong with it, for a person
 */
public record LineDamage(Path file, int line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
