package io.tickring.feed.account;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountLedger;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Remembers all it is given, or fails like a full disk. */
final class RecordingLedger implements AccountLedger {
    final List<AccountRecord> records = new ArrayList<>();
    boolean diskFull;

    @Override
    public int keep(List<? extends AccountRecord> more) {
        if (diskFull) {
            throw new UncheckedIOException("cannot keep account records: disk full", new IOException("disk full"));
        }
        records.addAll(more);
        return more.size();
    }

    <T extends AccountRecord> List<T> all(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public OptionalLong knownUntilMs(String accountId, History history) {
        return all(HistoryMark.class).stream()
                .filter(mark -> mark.accountId().equals(accountId) && mark.history() == history)
                .mapToLong(HistoryMark::timeMs).max();
    }

    @Override
    public int kept(String accountId, History history) {
        return (int) records.stream().filter(record -> record instanceof AccountActivity
                == (history == History.ACTIVITIES)).count();
    }
}
