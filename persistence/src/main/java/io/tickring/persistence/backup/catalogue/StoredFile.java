package io.tickring.persistence.backup.catalogue;

import java.util.regex.Pattern;

/**
 * One file of a backup.
 *
 * @param path   its place in a data directory, with slashes
 * @param bytes  of its content
 * @param object name of the object with its content: the SHA-256 in hexadecimal; of an encrypted backup a keyed one
 */
public record StoredFile(String path, long bytes, String object) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_=.-]+(/[A-Za-z0-9_=.-]+)*");
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException where the path could leave the directory, or the name is none of an object */
    public StoredFile {
        boolean leaves = !PATH.matcher(path).matches() || ("/" + path + "/").contains("/../");
        if (leaves || !OBJECT.matcher(object).matches() || bytes < 0) {
            throw new IllegalArgumentException("no file of a backup: " + path + ", " + bytes + " bytes, " + object);
        }
    }

    /** @return where a target keeps it */
    public String objectName() {
        return objectName(object);
    }

    /** @return where a target keeps the object of this name */
    public static String objectName(String object) {
        return Catalogues.OBJECTS + object.substring(0, 2) + "/" + object;
    }
}
