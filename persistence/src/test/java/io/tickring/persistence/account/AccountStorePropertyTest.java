package io.tickring.persistence.account;

import static io.tickring.persistence.account.Records.ACCOUNT;
import static io.tickring.persistence.account.Records.activity;
import static io.tickring.persistence.account.Records.transaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.account.AccountActivity;
import io.tickring.engine.account.AccountHistory;
import io.tickring.engine.account.AccountRecord;
import io.tickring.engine.account.AccountTransaction;
import io.tickring.engine.account.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AccountStorePropertyTest {
    private static final long ONE_FILE = 1 << 20;
    private static final String[] SOURCES = {"USER", "SYSTEM", "SL"};
    private static final String[] LEVELS = {"0", "75.2", "75.31"};
    private static final String[] TYPES = {"TRADE", "TRADE_COMMISSION", "SWAP"};

    /** What really happened: several at one time, several of one deal. */
    private static List<AccountRecord> truth(Random random) {
        List<AccountRecord> truth = new ArrayList<>();
        for (int i = random.nextInt(25); i > 0; i--) {
            truth.add(activity(random.nextInt(10), "deal-" + random.nextInt(3), SOURCES[random.nextInt(3)],
                    LEVELS[1 + random.nextInt(2)]));
            truth.add(transaction(random.nextInt(10), "ref-" + random.nextInt(3), TYPES[random.nextInt(3)],
                    random.nextInt(3) + ".5"));
        }
        return truth;
    }

    @Property(tries = 200)
    void shouldStoreEachOnceWhateverWindowsAndOrderOfPolls(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int n)
            throws IOException {
        Random random = new Random(seed);
        List<AccountRecord> truth = truth(random);
        Path dir = Files.createTempDirectory("account");
        try {
            AccountStore store = open(dir);
            for (int poll = 0; poll < n; poll++) {
                store.keep(seen(truth, random, random.nextInt(10), random.nextInt(12)));
                if (random.nextInt(3) == 0) {
                    store.close();
                    store = open(dir);
                }
            }
            store.keep(shuffled(truth, random));
            store.close();

            assertHolds(AccountArchive.read(dir), truth);
            assertThat(open(dir).keep(shuffled(truth, random))).isZero();
        } finally {
            delete(dir);
        }
    }

    /** An answer to a poll: a window, in any order, some levels not told yet, some not there yet. */
    private static List<AccountRecord> seen(List<AccountRecord> truth, Random random, int from, int to) {
        List<AccountRecord> seen = new ArrayList<>();
        for (AccountRecord record : shuffled(truth, random)) {
            if (record.timeMs() < from || record.timeMs() > to || random.nextInt(8) == 0) {
                continue;
            }
            boolean early = record instanceof AccountActivity && random.nextInt(4) == 0;
            seen.add(early ? withoutLevel((AccountActivity) record, random) : record);
        }
        return seen;
    }

    private static AccountActivity withoutLevel(AccountActivity known, Random random) {
        return activity(known.timeMs(), known.dealId().orElseThrow(), known.source().orElseThrow(),
                random.nextBoolean() ? "0" : null);
    }

    private static List<AccountRecord> shuffled(List<AccountRecord> records, Random random) {
        List<AccountRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static void assertHolds(AccountHistory history, List<AccountRecord> truth) {
        assertThat(history.activities(ACCOUNT, 0, 100)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(only(truth, AccountActivity.class)));
        assertThat(history.transactions(ACCOUNT, 0, 100)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(only(truth, AccountTransaction.class)));
    }

    private static <T> List<T> only(List<AccountRecord> records, Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Property(tries = 200)
    void shouldRecoverAllWholeLinesFromAnyCut(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1_000) int permille)
            throws IOException {
        Random random = new Random(seed);
        Path dir = Files.createTempDirectory("account");
        try {
            int lines = 1 + random.nextInt(8);
            try (AccountStore store = open(dir, ONE_FILE)) {
                for (int i = 0; i < lines; i++) {
                    store.keep(List.of(transaction(i, "r" + i, "TRADE", "1." + i)));
                }
            }
            Path file = StoreFile.of(dir, 1).path();
            byte[] whole = Files.readAllBytes(file);
            byte[] cut = Arrays.copyOf(whole, whole.length * permille / 1_000);
            Files.write(file, cut);

            assertRecovers(dir, lines, cut);
        } finally {
            delete(dir);
        }
    }

    private static void assertRecovers(Path dir, int lines, byte[] cut) throws IOException {
        String text = new String(cut, UTF_8);
        int complete = (int) text.chars().filter(c -> c == '\n').count();
        try (AccountStore store = open(dir, ONE_FILE)) {
            assertThat(store.kept(ACCOUNT, History.TRANSACTIONS)).isEqualTo(complete);
            assertThat(store.torn()).isEqualTo(text.isEmpty() || text.endsWith("\n") ? 0 : 1);
            assertThat(store.damages()).isEmpty();
            for (int i = 0; i < lines; i++) {
                assertThat(store.keep(List.of(transaction(i, "r" + i, "TRADE", "1." + i))))
                        .isEqualTo(i < complete ? 0 : 1);
            }
        }
        assertThat(AccountArchive.read(dir).transactions(ACCOUNT, 0, 100)).hasSize(lines);
    }

    private static AccountStore open(Path dir) throws IOException {
        return open(dir, 500);
    }

    private static AccountStore open(Path dir, long rollBytes) throws IOException {
        return AccountStore.open(dir, 60_000, rollBytes, file -> { });
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            all.sorted(Comparator.reverseOrder()).forEach(AccountStorePropertyTest::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
