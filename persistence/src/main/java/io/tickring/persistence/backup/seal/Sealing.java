package io.tickring.persistence.backup.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** How the content of files is kept at the target: as it is, or encrypted. */
public sealed interface Sealing permits ClearSealing, KeySealing {
    /** @return content is kept as it is; whoever reads the target reads it */
    static Sealing clear() {
        return new ClearSealing();
    }

    /** @return content is encrypted, and names and catalogues tell nothing of it */
    static Sealing with(BackupKey key) {
        return new KeySealing(key);
    }

    /**
     * @param sha256 of the content, 32 bytes
     * @return the object's name, 64 hexadecimal digits: the same content always has the same
     */
    String name(byte[] sha256);

    /** @return bytes of the object for so many of the content */
    long storedBytes(long bytes);

    /**
     * @param name of the object that the content makes
     * @return the object's bytes, the same for the same content, so that an upload can be taken up where it broke
     */
    InputStream seal(InputStream content, String name);

    /**
     * @param name under which the object was asked for
     * @return the content
     * @throws SealException from here or while reading, where it is not what was sealed under this name with this key
     */
    InputStream open(InputStream stored, String name) throws IOException;

    /** @return proof that a text is as it was written, hexadecimal: a checksum, or one that takes the key to make */
    String proof(byte[] text);

    /** @return tells one key from another and nothing of the key; empty where there is none */
    Optional<String> keyId();
}
