package io.tickring.persistence.backup.catalogue;

import java.util.List;

/**
 * The backups at a target, the oldest first.
 *
 * @param readable   their catalogues
 * @param unreadable what is wrong with each of the others, one line for a person
 */
public record Listing(List<Catalogue> readable, List<String> unreadable) {
    public Listing {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }
}
