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

import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.History;
import io.tickring.engine.account.HistoryMark;
import io.tickring.engine.account.OpenPositions;
import io.tickring.engine.account.WorkingOrders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kept file of version 1: what was written once stays readable, and is still written in the same way. */
class SampleStoreTest {
    private static final Path SAMPLE = Path.of("src", "test", "resources", "account-v1");
    private static final List<AccountRecord> RECORDS = List.of(
            balance(1_784_816_538_473L, "11334.32", "50.86"),
            positions(1_784_816_538_473L, position("00000000-5897-786d-0485-65e80055311e", "-0.0024")),
            orders(1_784_816_538_473L, "00000000-5897-8fd1-0485-65e80055311e"),
            activity(1_784_816_538_000L, "00000000-5897-786d-0485-65e80055311e", "USER", "4048.38"),
            transaction(1_784_816_538_001L, "87654321", "TRADE", "416.0", "PROCESSED"),
            new HistoryMark(1_784_816_539_000L, ACCOUNT, History.TRANSACTIONS));

    @Test
    void shouldStillReadWhatVersionOneWrote() throws IOException {
        AccountHistory sample = AccountArchive.read(SAMPLE);

        assertThat(sample.balances(ACCOUNT, 0, Long.MAX_VALUE)).isEqualTo(RECORDS.subList(0, 1));
        assertThat(sample.openPositions(ACCOUNT)).hasValue((OpenPositions) RECORDS.get(1));
        assertThat(sample.workingOrders(ACCOUNT)).hasValue((WorkingOrders) RECORDS.get(2));
        assertThat(sample.activities(ACCOUNT, 0, Long.MAX_VALUE)).isEqualTo(RECORDS.subList(3, 4));
        assertThat(sample.transactions(ACCOUNT, 0, Long.MAX_VALUE)).isEqualTo(RECORDS.subList(4, 5));
    }

    @Test
    void shouldStillWriteWhatVersionOneWrote() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (AccountRecord record : RECORDS) {
            written.write(Line.bytes(record));
        }

        assertThat(written.toString(UTF_8)).isEqualTo(Files.readString(StoreFile.of(SAMPLE, 1).path()));
    }
}
