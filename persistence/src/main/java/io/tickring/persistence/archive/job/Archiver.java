package io.tickring.persistence.archive.job;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchiveException;
import io.tickring.persistence.archive.prune.JournalRetention;
import io.tickring.persistence.archive.table.Period;
import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveStoppedException;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.read.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Brings finished days from the journal into the archive. Reads the journal beside its writer; one archiver at a time
 * works on an archive, whichever process it is in. One thread.
 *
 * <p>A run may end at any moment, by a kill too: the next one removes what was not finished and ends as if nothing had
 * happened. Nothing of the journal is touched before the archive holds it.
 */
public final class Archiver implements AutoCloseable {
    private final Path journal;
    private final Archive archive;
    private final ArchiveSettings settings;
    private final WriterLock lock;

    private Archiver(Path journal, Archive archive, ArchiveSettings settings, WriterLock lock) {
        this.journal = journal;
        this.archive = archive;
        this.settings = settings;
        this.lock = lock;
    }

    /**
     * @param journal the journal's directory
     * @param archive the archive's; made where it is missing
     * @throws io.tickring.persistence.files.WriterBusyException where another archiver works on it
     */
    public static Archiver open(Path journal, Path archive, ArchiveSettings settings) {
        return new Archiver(journal, new Archive(archive), settings, WriterLock.acquire(archive));
    }

    /**
     * Archives what is due.
     *
     * @param marketTimeMs the venue's time, epoch ms: days that ended the grace period before it are due
     * @param nowMs        our time, epoch ms
     * @throws ArchiveException        where the archive or what was written of it is not as it should be
     * @throws ArchiveStoppedException where the watch says so
     * @throws IOException             where the disk cannot be read or written
     */
    public ArchiveResult run(long marketTimeMs, long nowMs, ArchiveWatch watch) throws IOException {
        NavigableMap<Integer, SessionMarker> sessions = sessions();
        JournalRetention retention =
                new JournalRetention(journal, sessions, archive, settings.memoryMiB(), watch);
        new Leftovers(archive).remove();
        retention.removeLeftovers();
        watch.onStep(ArchiveStep.CLEANED, "");
        if (sessions.isEmpty()) {
            return new ArchiveResult(List.of(), List.of(), List.of(), List.of(), "", List.of());
        }
        JournalPass pass = new JournalPass(journal, watch);
        Survey survey = Survey.load(archive.directory().resolve("survey.json"), journalId(sessions));
        survey.extend(pass);
        survey.save();
        watch.onStep(ArchiveStep.SURVEYED, "");
        Expiry expiry = new Expiry(archive, settings.retentionDays(), marketTimeMs, watch);
        List<Period> due = survey.due(marketTimeMs - Duration.ofMinutes(settings.graceMinutes()).toMillis());
        due.stream().filter(expiry::isExpired).forEach(survey::done);
        List<String> archived = archive(survey, due.stream().filter(period -> !expiry.isExpired(period)).toList(),
                new PeriodArchiver(archive, pass, sessions, watch, settings.memoryMiB(), nowMs), watch);
        if (settings.journalRetentionDays() > 0) {
            retention.apply(nowMs - Duration.ofDays(settings.journalRetentionDays()).toMillis(), survey.symbols(),
                    expiry::isExpired);
        }
        return new ArchiveResult(archived, retention.pruned(), retention.emptied(), expiry.remove(), retention.kept(),
                survey.damages().stream().map(Object::toString).toList());
    }

    private List<String> archive(Survey survey, List<Period> due, PeriodArchiver archiver, ArchiveWatch watch)
            throws IOException {
        List<String> archived = new ArrayList<>();
        for (Period period : due) {
            watch.onProgress(archived.size(), due.size());
            if (archiver.archive(period, survey)) {
                archived.add(period.name());
            }
            survey.done(period);
            survey.save();
            watch.onStep(ArchiveStep.NOTED, period.name());
        }
        return archived;
    }

    private NavigableMap<Integer, SessionMarker> sessions() {
        NavigableMap<Integer, SessionMarker> sessions = new TreeMap<>();
        JournalReader.sessions(journal).forEach(session -> sessions.put(session.epoch(), session));
        return sessions;
    }

    private static String journalId(Map<Integer, SessionMarker> sessions) {
        return Long.toHexString(sessions.values().iterator().next().journalId());
    }

    @Override
    public void close() {
        lock.close();
    }
}
