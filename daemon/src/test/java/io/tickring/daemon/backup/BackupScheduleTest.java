package io.tickring.daemon.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.persistence.backup.run.BackupReport;
import io.tickring.persistence.backup.run.BackupReport.Failure;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.run.BackupReport.Verified;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupScheduleTest {
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

    @Test
    void shouldWaitForTheTimeOfTheDayBehindTheStart() {
        assertThat(due("2026-11-25T02:29:00Z", Optional.empty(), Optional.empty())).isEqualTo("2026-11-25T02:30:00Z");
        assertThat(due("2026-11-25T02:31:00Z", Optional.empty(), Optional.empty())).isEqualTo("2026-11-26T02:30:00Z");
        assertThat(due("2026-11-25T02:30:00Z", Optional.empty(), Optional.empty())).isEqualTo("2026-11-26T02:30:00Z");
    }

    @Test
    void shouldCountFromTheLastBackupWhoeverMadeIt() {
        assertThat(due("2026-11-20T12:00:00Z", Optional.of("2026-11-25T02:30:00.100Z"), Optional.empty()))
                .isEqualTo("2026-11-26T02:30:00Z");
        assertThat(due("2026-11-20T12:00:00Z", Optional.of("2026-11-25T01:00:00Z"), Optional.empty()))
                .isEqualTo("2026-11-25T02:30:00Z");
    }

    @Test
    void shouldMakeUpForAMissedOneSoonAfterTheStart() {
        assertThat(due("2026-11-25T12:00:00Z", Optional.of("2026-11-22T02:30:01Z"), Optional.empty()))
                .isEqualTo("2026-11-25T12:01:00Z");
    }

    @Test
    void shouldTryAgainHalfAnHourBehindAFailure() {
        assertThat(due("2026-11-20T12:00:00Z", Optional.of("2026-11-24T02:30:01Z"),
                Optional.of("2026-11-25T02:30:05Z"))).isEqualTo("2026-11-25T03:00:05Z");
    }

    @Test
    void shouldCheckWhatWasNeverCheckedWasBadOrIsLongAgo() {
        long nowMs = Instant.parse("2026-11-25T02:30:00Z").toEpochMilli();

        assertThat(BackupSchedule.checkDue(BackupReport.NOTHING, 7, nowMs)).isTrue();
        assertThat(BackupSchedule.checkDue(BackupReport.NOTHING, 0, nowMs)).isFalse();
        assertThat(BackupSchedule.checkDue(verified("2026-11-18T02:30:01Z", true), 7, nowMs)).isFalse();
        assertThat(BackupSchedule.checkDue(verified("2026-11-18T02:30:00Z", true), 7, nowMs)).isTrue();
        assertThat(BackupSchedule.checkDue(verified("2026-11-24T02:30:00Z", false), 7, nowMs)).isTrue();
    }

    private static String due(String start, Optional<String> made, Optional<String> failed) {
        BackupReport report = new BackupReport(made.map(BackupScheduleTest::made),
                failed.map(time -> new Failure(Instant.parse(time).toEpochMilli(), "full")), Optional.empty());
        return Instant.ofEpochMilli(new BackupSchedule(HALF_PAST_TWO, Instant.parse(start).toEpochMilli())
                .dueMs(report)).toString();
    }

    private static Made made(String time) {
        return new Made("id", Instant.parse(time).toEpochMilli(), 1, 1, 1, 1, 1, 1, false, List.of());
    }

    private static BackupReport verified(String time, boolean good) {
        return new BackupReport(Optional.empty(), Optional.empty(), Optional.of(new Verified("id",
                Instant.parse(time).toEpochMilli(), good, 1, 1, 1, 1, "", List.of())));
    }
}
