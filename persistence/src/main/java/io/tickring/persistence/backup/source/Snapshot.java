package io.tickring.persistence.backup.source;

import io.tickring.engine.journal.SessionMarker;
import io.tickring.persistence.read.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All files of one moment, beside a running daemon too. Whatever was acknowledged before {@link #take} was called is in
 * it: the journal is looked at first, so that a day that was moved to the archive is found there.
 *
 * @param files         what goes into the backup
 * @param journalId     which journal this is, 0 where it has no session yet
 * @param firstSequence of the oldest journal directory, 0 for none
 * @param lastSequence  everything acknowledged up to here is in the files, 0 for nothing
 */
public record Snapshot(List<SourceFile> files, long journalId, long firstSequence, long lastSequence) {
    /**
     * @param staging empty directory that takes copies of files that are being written; needed as long as the snapshot
     * @throws ChangedException where files moved meanwhile: take another
     */
    public static Snapshot take(Holdings from, Path staging) throws IOException {
        Staging copies = new Staging(staging);
        JournalSnapshot journal = JournalSnapshot.take(from.journal(), copies);
        List<SourceFile> files = new ArrayList<>(journal.files());
        files.addAll(ArchiveSnapshot.take(from.archive(), copies));
        files.addAll(AccountSnapshot.take(from.account(), copies));
        for (Path kept : from.kept()) {
            files.addAll(KeptFiles.take(kept));
        }
        for (Map.Entry<String, byte[]> text : new TreeMap<>(from.texts()).entrySet()) {
            files.add(copies.text(text.getKey(), text.getValue()));
        }
        List<SessionMarker> sessions = JournalReader.sessions(from.journal());
        long journalId = sessions.isEmpty() ? 0 : sessions.get(sessions.size() - 1).journalId();
        return new Snapshot(List.copyOf(files), journalId, journal.firstSequence(), journal.lastSequence());
    }

    /** @return of all files */
    public long bytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }
}
