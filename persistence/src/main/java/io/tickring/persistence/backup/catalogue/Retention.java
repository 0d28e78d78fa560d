package io.tickring.persistence.backup.catalogue;

import io.tickring.persistence.backup.store.BackupStore;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which backups are kept: the newest of each of the last days, and of each of the last months, that have one. The
 * newest of all is kept whatever is set.
 *
 * @param days   UTC days, 1 to 3650
 * @param months UTC months, 0 to 1200
 */
public record Retention(int days, int months) {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_MONTHS = 1200;

    /** @throws IllegalArgumentException for a value out of range, naming its key */
    public Retention {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("backup.keepDays must be 1 to " + MOST_DAYS + ", is " + days);
        }
        if (months < 0 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("backup.keepMonths must be 0 to " + MOST_MONTHS + ", is " + months);
        }
    }

    /**
     * @param all    ids of backups and their times, epoch ms
     * @param always ids that are not removed, such as the newest one that was proven good
     * @return ids to be removed
     */
    Set<String> superfluous(Map<String, Long> all, Set<String> always) {
        Set<String> kept = new HashSet<>(always);
        kept.addAll(newest(all, Retention::day, days));
        kept.addAll(newest(all, time -> YearMonth.from(day(time)), months));
        Set<String> rest = new HashSet<>(all.keySet());
        rest.removeAll(kept);
        return rest;
    }

    private static LocalDate day(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static <P extends Comparable<? super P>> Set<String> newest(Map<String, Long> all,
            Function<Long, P> period, int periods) {
        Map<P, String> newest = new HashMap<>();
        all.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(backup -> newest.put(period.apply(backup.getValue()), backup.getKey()));
        return newest.entrySet().stream().sorted(Map.Entry.<P, String>comparingByKey().reversed()).limit(periods)
                .map(Map.Entry::getValue).collect(Collectors.toSet());
    }

    /**
     * Removes backups first and then the objects that none of the others names, so that whatever stops it leaves
     * nothing but objects that the next run removes. Where a catalogue cannot be read, nothing is removed: what it
     * names is not known.
     *
     * @param always ids that are not removed
     * @return ids of the backups removed
     */
    public List<String> apply(BackupStore store, Set<String> always) throws IOException {
        Catalogues catalogues = new Catalogues(store);
        List<Catalogue> all = new ArrayList<>(catalogues.all());
        Set<String> removed = superfluous(all.stream()
                .collect(Collectors.toMap(Catalogue::id, Catalogue::timeMs)), always);
        for (String id : removed) {
            catalogues.delete(id);
        }
        all.removeIf(catalogue -> removed.contains(catalogue.id()));
        removeUnnamed(store, all);
        return removed.stream().sorted(Comparator.naturalOrder()).toList();
    }

    private static void removeUnnamed(BackupStore store, List<Catalogue> kept) throws IOException {
        Set<String> named = kept.stream().flatMap(catalogue -> catalogue.files().stream())
                .map(StoredFile::objectName).collect(Collectors.toSet());
        for (String object : store.list(Catalogues.OBJECTS).keySet()) {
            if (!named.contains(object)) {
                store.delete(object);
            }
        }
    }
}
