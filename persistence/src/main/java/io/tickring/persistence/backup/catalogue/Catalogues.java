package io.tickring.persistence.backup.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.persistence.backup.seal.Sealing;
import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.backup.store.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The backups of a target. One thread. */
public final class Catalogues {
    static final String OBJECTS = "objects/";

    private static final String BACKUPS = "backups/";
    private static final String SUFFIX = ".json";
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BackupStore store;

    public Catalogues(BackupStore store) {
        this.store = store;
    }

    /** @return the name of a backup of this moment; names sort by time */
    public static String id(long timeMs) {
        return ID.format(Instant.ofEpochMilli(timeMs));
    }

    /** @return names of all backups, the oldest first */
    public List<String> ids() throws IOException {
        return store.list(BACKUPS).keySet().stream().filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(BACKUPS.length(), name.length() - SUFFIX.length())).toList();
    }

    /** @return all backups: one that cannot be read does not hide the others */
    public Listing list() throws IOException {
        List<Catalogue> readable = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String id : ids()) {
            try {
                readable.add(read(id));
            } catch (CatalogueException e) {
                unreadable.add(e.getMessage());
            }
        }
        return new Listing(readable, unreadable);
    }

    /** @return all backups, the oldest first; fails where one cannot be read */
    List<Catalogue> all() throws IOException {
        List<Catalogue> all = new ArrayList<>();
        for (String id : ids()) {
            all.add(read(id));
        }
        return all;
    }

    /**
     * Reads a catalogue; {@link #requireGenuine} tells whether it is as it was written.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws CatalogueException                where it can't be read
     */
    public Catalogue read(String id) throws IOException {
        byte[] text;
        try (InputStream in = store.get(name(id))) {
            text = in.readAllBytes();
        }
        Catalogue catalogue = parse(id, text);
        if (catalogue.format() != Catalogue.FORMAT) {
            throw new CatalogueException("the catalogue of backup " + id + " is of format " + catalogue.format()
                    + ", this version of Tickring knows " + Catalogue.FORMAT + "; use the version that wrote it, "
                    + catalogue.engineVersion());
        }
        return catalogue;
    }

    private static Catalogue parse(String id, byte[] text) throws CatalogueException {
        try {
            Catalogue catalogue = MAPPER.readValue(text, Catalogue.class);
            if (!id.equals(catalogue.id()) || catalogue.keyId() == null) {
                throw new CatalogueException("the catalogue of backup " + id + " is that of " + catalogue.id());
            }
            return catalogue;
        } catch (CatalogueException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CatalogueException("the catalogue of backup " + id + " was changed or damaged; take another "
                    + "backup, or restore an older one: " + String.valueOf(e.getMessage()).lines().findFirst()
                    .orElse(""));
        }
    }

    /**
     * @param sealing with the key that made the backup, or none
     * @throws CatalogueException where it is not as it was written
     */
    public static void requireGenuine(Catalogue catalogue, Sealing sealing) throws CatalogueException {
        byte[] expected = proof(catalogue, sealing).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, String.valueOf(catalogue.proof()).getBytes(StandardCharsets.US_ASCII))) {
            throw new CatalogueException("the catalogue of backup " + catalogue.id() + " was changed after it was "
                    + "written, so it is not trusted; restore another one");
        }
    }

    /** Makes a backup exist. */
    public void write(Catalogue catalogue, Sealing sealing) throws IOException {
        Catalogue proven = catalogue.withProof(proof(catalogue, sealing));
        store.put(name(catalogue.id()), ObjectSource.of(MAPPER.writeValueAsBytes(proven)), sent -> { });
    }

    private static String proof(Catalogue catalogue, Sealing sealing) throws CatalogueException {
        try {
            return sealing.proof(MAPPER.writeValueAsBytes(catalogue.withProof("")));
        } catch (IOException e) {
            throw new CatalogueException("the catalogue of backup " + catalogue.id() + " cannot be written: "
                    + e.getMessage());
        }
    }

    /** Removes a backup; its objects stay. */
    public void delete(String id) throws IOException {
        store.delete(name(id));
    }

    private static String name(String id) {
        return BACKUPS + id + SUFFIX;
    }
}
