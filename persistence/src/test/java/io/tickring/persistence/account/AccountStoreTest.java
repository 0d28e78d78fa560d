package io.tickring.persistence.account;

import static io.tickring.persistence.account.Records.ACCOUNT;
import static io.tickring.persistence.account.Records.activity;
import static io.tickring.persistence.account.Records.balance;
import static io.tickring.persistence.account.Records.orders;
import static io.tickring.persistence.account.Records.position;
import static io.tickring.persistence.account.Records.positions;
import static io.tickring.persistence.account.Records.transaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.account.AccountBalance;
import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
    private static final long INTERVAL_MS = 60_000;
    private static final Appender.Force REAL = file -> file.getFD().sync();

    @TempDir
    Path dir;

    private boolean diskFails;
    private int forced;

    private AccountStore open() throws IOException {
        return AccountStore.open(dir, INTERVAL_MS, 1 << 20, this::force);
    }

    private void force(RandomAccessFile file) throws IOException {
        if (diskFails) {
            throw new IOException("no space left on device");
        }
        forced++;
        REAL.force(file);
    }

    private List<String> lines(int number) throws IOException {
        return Files.readAllLines(StoreFile.of(dir, number).path());
    }

    @Test
    void shouldTellAllAgainAfterARestart() throws IOException {
        AccountTransaction trade = transaction(5, "87654321", "TRADE", "416.0");
        try (WriterLock lock = WriterLock.acquire(dir.resolve("journal"));
                AccountStore store = AccountStore.open(lock, dir, INTERVAL_MS)) {
            store.keep(List.of(balance(1, "100.10", "-0.0024"), positions(2, position("a", "-0.0024")),
                    orders(3, "b"), activity(4, "a", "USER", "75.31"), trade,
                    new HistoryMark(6, ACCOUNT, History.TRANSACTIONS)));
        }

        try (AccountStore store = open()) {
            for (AccountHistory history : List.of(store, AccountArchive.read(dir))) {
                assertThat(history.accounts()).containsExactly(ACCOUNT);
                assertThat(history.balances(ACCOUNT, 0, 2)).containsExactly(balance(1, "100.10", "-0.0024"));
                assertThat(history.openPositions(ACCOUNT)).contains(positions(2, position("a", "-0.0024")));
                assertThat(history.workingOrders(ACCOUNT)).contains(orders(3, "b"));
                assertThat(history.activities(ACCOUNT, 4, 5))
                        .containsExactly(activity(4, "a", "USER", "75.31"));
                assertThat(history.transactions(ACCOUNT, 5, 6)).containsExactly(trade);
                assertThat(history.transactions(ACCOUNT, 0, 5)).isEmpty();
                assertThat(history.openPositions("another")).isEmpty();
            }
            assertThat(store.knownUntilMs(ACCOUNT, History.TRANSACTIONS)).hasValue(6);
            assertThat(store.knownUntilMs(ACCOUNT, History.ACTIVITIES)).isEmpty();
            assertThat(store.damages()).isEmpty();
            assertThat(store.torn()).isZero();
        }
    }

    @Test
    void shouldForceBeforeAnythingCountsAsKept() throws IOException {
        try (AccountStore store = open()) {
            assertThat(store.keep(List.of(balance(1, "100", "0")))).isEqualTo(1);
            assertThat(forced).isEqualTo(1);
            assertThat(store.keep(List.of(balance(2, "100", "0")))).isZero();
            assertThat(forced).isEqualTo(1);
        }
    }

    @Test
    void shouldKeepASnapshotThatDiffersAndOneInEachInterval() throws IOException {
        try (AccountStore store = open()) {
            store.keep(List.of(balance(0, "100", "0"), positions(0, position("a", "0")), orders(0)));

            assertThat(store.keep(List.of(balance(59_999, "100", "5"), positions(59_999, position("a", "5")),
                    orders(59_999)))).isZero();
            assertThat(store.keep(List.of(balance(59_999, "105.00", "0"), positions(59_999), orders(59_999, "b"))))
                    .isEqualTo(3);
            assertThat(store.keep(List.of(balance(119_998, "105", "1"), positions(119_998), orders(119_998, "b"))))
                    .isZero();
            assertThat(store.keep(List.of(balance(119_999, "105", "1"), positions(119_999), orders(119_999, "b"))))
                    .isEqualTo(3);
            assertThat(store.balances(ACCOUNT, 0, Long.MAX_VALUE)).extracting(AccountBalance::timeMs)
                    .containsExactly(0L, 59_999L, 119_999L);
            assertThat(store.openPositions(ACCOUNT)).contains(positions(119_999));
        }
    }

    @Test
    void shouldTellActivitiesOfOneDealApartAndCompleteALateLevel() throws IOException {
        try (AccountStore store = open()) {
            store.keep(List.of(activity(7, "a", "USER", "0"), activity(7, "a", "SYSTEM", "75.2"),
                    activity(8, "a", "USER", null)));
            store.keep(List.of(activity(7, "a", "USER", "75.31")));
            store.keep(List.of(activity(7, "a", "USER", "0.0"), activity(7, "a", "USER", "75.310")));

            assertThat(store.activities(ACCOUNT, 0, 100)).containsExactlyInAnyOrder(
                    activity(7, "a", "USER", "75.31"), activity(7, "a", "SYSTEM", "75.2"),
                    activity(8, "a", "USER", null));
            assertThat(store.kept(ACCOUNT, History.ACTIVITIES)).isEqualTo(3);
            assertThat(lines(1)).hasSize(4);
        }
    }

    @Test
    void shouldTellMovementsOfOneReferenceApartAndTakeALaterStatus() throws IOException {
        try (AccountStore store = open()) {
            store.keep(List.of(transaction(7, "r", "TRADE", "1.05", "PENDING"),
                    transaction(7, "r", "TRADE_COMMISSION", "-0.10")));
            store.keep(List.of(transaction(7, "r", "TRADE", "1.050", "PENDING")));
            store.keep(List.of(transaction(7, "r", "TRADE", "1.05", "PROCESSED")));

            assertThat(store.transactions(ACCOUNT, 0, 100)).containsExactlyInAnyOrder(
                    transaction(7, "r", "TRADE", "1.05", "PROCESSED"),
                    transaction(7, "r", "TRADE_COMMISSION", "-0.10"));
            assertThat(store.kept(ACCOUNT, History.TRANSACTIONS)).isEqualTo(2);
            assertThat(lines(1)).hasSize(3);
        }
    }

    @Test
    void shouldCutAwayALineWithoutAnEndAndWriteOnBehindIt() throws IOException {
        Path file = StoreFile.of(dir, 1).path();
        try (AccountStore store = open()) {
            store.keep(List.of(transaction(1, "a", "TRADE", "1")));
        }
        Files.writeString(file, Files.readString(file) + "12345678 1 transac");

        assertThat(AccountArchive.read(dir).transactions(ACCOUNT, 0, 9)).hasSize(1);
        assertThat(Files.readString(file)).endsWith("transac");
        try (AccountStore store = open()) {
            assertThat(store.torn()).isEqualTo(1);
            assertThat(Files.readString(file)).endsWith("}\n");
            store.keep(List.of(transaction(2, "b", "TRADE", "1")));
        }
        assertThat(lines(1)).hasSize(2).noneMatch(line -> line.endsWith("transac"));
    }

    @Test
    void shouldNameADamagedLineAndLeaveItWhereItIs() throws IOException {
        Path file = StoreFile.of(dir, 1).path();
        try (AccountStore store = open()) {
            store.keep(List.of(transaction(1, "a", "TRADE", "1"), transaction(2, "b", "TRADE", "2"),
                    transaction(3, "c", "TRADE", "3")));
        }
        String damaged = Files.readString(file).replace("\"amount\":\"2\"", "\"amount\":\"9\"");
        Files.writeString(file, damaged);

        try (AccountStore store = open()) {
            assertThat(store.damages()).containsExactly(new LineDamage(file, 2, "the checksum does not fit"));
            assertThat(store.damages().get(0)).hasToString(file + ":2: the checksum does not fit");
            assertThat(store.transactions(ACCOUNT, 0, 9)).extracting(AccountTransaction::timeMs)
                    .containsExactly(1L, 3L);
            store.keep(List.of(transaction(2, "b", "TRADE", "2")));
        }
        assertThat(Files.readString(file)).startsWith(damaged);
    }

    @Test
    void shouldPassOverWhatALaterProgramWrote() throws IOException {
        Path file = StoreFile.of(dir, 1).path();
        Files.write(file, List.of(sealed("2 balance {}"), sealed("1 dividend {}"), sealed("1 balance {}"),
                sealed("1 balance"), "short"));

        try (AccountStore store = open()) {
            assertThat(store.damages()).extracting(LineDamage::reason).satisfiesExactly(
                    reason -> assertThat(reason).isEqualTo("version 2, this program reads 1"),
                    reason -> assertThat(reason).isEqualTo("kind dividend is not known"),
                    reason -> assertThat(reason).startsWith("no balance: "),
                    reason -> assertThat(reason).isEqualTo("not version, kind and record"),
                    reason -> assertThat(reason).isEqualTo("no checksum"));
        }
    }

    private static String sealed(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(UTF_8));
        return String.format("%08x %s", crc.getValue(), body);
    }

    @Test
    void shouldCountNothingAsKeptThatTheDiskDidNotTake() throws IOException {
        try (AccountStore store = open()) {
            store.keep(List.of(transaction(1, "a", "TRADE", "1")));
            diskFails = true;

            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> store.keep(List.of(transaction(2, "b", "TRADE", "1"))))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessage("cannot keep account records in " + dir + ": no space left on device");
                assertThat(store.kept(ACCOUNT, History.TRANSACTIONS)).isEqualTo(1);
            }

            diskFails = false;
            assertThat(store.keep(List.of(transaction(2, "b", "TRADE", "1")))).isEqualTo(1);
            assertThat(store.kept(ACCOUNT, History.TRANSACTIONS)).isEqualTo(2);
        }
        assertThat(lines(1)).hasSize(1);
        assertThat(lines(2)).hasSize(1);
        assertThat(StoreFile.all(dir)).hasSize(2);
    }

    @Test
    void shouldBeginAnotherFileWhereOneIsFull() throws IOException {
        try (AccountStore store = AccountStore.open(dir, INTERVAL_MS, 300, REAL)) {
            for (int i = 0; i < 4; i++) {
                store.keep(List.of(transaction(i, "r" + i, "TRADE", "1")));
            }
        }

        assertThat(StoreFile.all(dir)).hasSize(2);
        try (AccountStore store = open()) {
            assertThat(store.kept(ACCOUNT, History.TRANSACTIONS)).isEqualTo(4);
            store.keep(List.of(transaction(9, "r9", "TRADE", "1")));
        }
        assertThat(lines(2)).hasSize(3);
    }

    @Test
    void shouldKnowNothingWhereThereIsNoDirectory() throws IOException {
        assertThat(AccountArchive.read(dir.resolve("none")).accounts()).isEmpty();
    }
}
