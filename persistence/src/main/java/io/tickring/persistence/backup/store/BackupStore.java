package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Keeps objects by name. An object is there whole or not at all, and lasts once {@link #put} has returned. Names are
 * parts of letters, digits, points and hyphens with slashes between. One thread; closed by whoever opened it.
 */
public interface BackupStore extends AutoCloseable {
    /** @return where it is, for messages; no secret in it */
    String place();

    /**
     * Keeps an object, in place of one that has the name. What an earlier attempt for the same content left is used
     * where the store can.
     *
     * @param sent told the bytes of this object that are behind, what was found there already included
     * @throws IOException where that fails or the object's own bytes cannot be read; then the name is as it was before
     */
    void put(String name, ObjectSource object, LongConsumer sent) throws IOException;

    /**
     * @return the object's bytes, for the caller to close
     * @throws NoSuchFileException where there is none
     */
    InputStream get(String name) throws IOException;

    /** @return bytes of each object whose name begins so, by name */
    SortedMap<String, Long> list(String prefix) throws IOException;

    /** Removes an object; one that is not there is no error. */
    void delete(String name) throws IOException;

    /**
     * Removes what attempts left that were never ended.
     *
     * @param beforeMs only those that began before this time, epoch ms
     */
    void sweep(long beforeMs) throws IOException;

    @Override
    void close();
}
