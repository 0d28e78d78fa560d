package io.tickring.persistence.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.BackupSettings;
import io.tickring.persistence.backup.Backups;
import io.tickring.persistence.backup.DataRig;
import io.tickring.persistence.backup.catalogue.Retention;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.backup.run.BackupReport.Made;
import io.tickring.persistence.backup.seal.BackupKey;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreIT {
    private static final int PART = 5 << 20;
    private static final int PAGE = 5;

    @TempDir
    private static Path dir;
    private static S3Server server;
    private static S3Client client;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(dir);
        client = server.client();
        client.createBucket(request -> request.bucket("backups"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        client.close();
        server.close();
    }

    @Test
    void shouldKeepObjectsBelowItsPrefixOnly() throws IOException {
        try (S3Store store = store("s3://backups/one/place"); S3Store other = store("s3://backups/two")) {
            store.put("objects/ab/abc", ObjectSource.of(content(1_000, 1)), sent -> { });
            store.put("backups/x.json", ObjectSource.of(content(10, 2)), sent -> { });
            other.put("objects/ab/abc", ObjectSource.of(content(20, 3)), sent -> { });

            assertThat(read(store, "objects/ab/abc")).isEqualTo(content(1_000, 1));
            assertThat(store.list("objects/")).containsOnlyKeys("objects/ab/abc").containsValue(1_000L);
            assertThat(store.list("")).hasSize(2);
            store.delete("objects/ab/abc");
            store.delete("objects/ab/abc");
            assertThat(store.list("objects/")).isEmpty();
            assertThat(read(other, "objects/ab/abc")).isEqualTo(content(20, 3));
            assertThatThrownBy(() -> store.get("objects/ab/abc")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void shouldListMoreThanOnePage() throws IOException {
        try (S3Store store = store("s3://backups/many")) {
            for (int i = 0; i < 2 * PAGE + 1; i++) {
                store.put("objects/" + i, ObjectSource.of(new byte[] {1}), sent -> { });
            }

            assertThat(store.list("objects/")).hasSize(2 * PAGE + 1);
        }
    }

    @Test
    void shouldSendALargeObjectInPartsAndTellHowFarItIs() throws IOException {
        byte[] content = content(2 * PART + 1_000, 4);
        List<Long> told = new ArrayList<>();
        try (S3Store store = store("s3://backups/large")) {
            store.put("big", ObjectSource.of(content), told::add);

            assertThat(read(store, "big")).isEqualTo(content);
            assertThat(told).containsExactly((long) PART, 2L * PART, 2L * PART + 1_000);
            assertThat(uploads("large/")).isZero();
        }
    }

    @Test
    void shouldGoOnBehindThePartsThatAreThere() throws IOException {
        byte[] content = content(3 * PART + 1_000, 5);
        List<Integer> sent = new ArrayList<>();
        try (S3Client counting = server.client(sent::add); S3Store store = store("s3://backups/resumed")) {
            S3Upload upload = new S3Upload(counting, "backups", PART);
            assertThatThrownBy(() -> upload.put("resumed/big", breaking(content, 2 * PART + 10), told -> { }))
                    .hasMessage("the line broke");
            assertThat(uploads("resumed/")).isOne();

            upload.put("resumed/big", ObjectSource.of(content), told -> { });

            assertThat(sent).containsExactly(1, 2, 3, 4);
            assertThat(read(store, "big")).isEqualTo(content);
            assertThat(uploads("resumed/")).isZero();
        }
    }

    @Test
    void shouldTellThatTheLineBrokeAndGoOnWhenItIsMended() throws IOException {
        byte[] content = content(3 * PART + 1_000, 10);
        try (CuttingProxy line = CuttingProxy.to(server.endpoint);
                S3Store store = S3Store.open(target("s3://backups/broken", line.endpoint()), S3Server.CREDENTIALS,
                        PART, PAGE)) {
            line.cutAfter(2 * PART + PART / 2);
            assertThatThrownBy(() -> store.put("big", ObjectSource.of(content), sent -> { }))
                    .isInstanceOf(IOException.class).hasMessageStartingWith("s3://backups/broken at http://127.0.0.1")
                    .hasMessageContaining("the store does not answer").hasMessageNotContaining("\n");
            assertThat(uploads("broken/")).isOne();

            line.cutAfter(Long.MAX_VALUE);
            store.put("big", ObjectSource.of(content), sent -> { });

            assertThat(line.sent()).as("two of four parts were there").isLessThan(2 * PART);
            assertThat(read(store, "big")).isEqualTo(content);
            assertThat(uploads("broken/")).isZero();
        }
    }

    @Test
    void shouldNotUseAPartOfAnotherContent() throws IOException {
        byte[] content = content(2 * PART, 6);
        try (S3Store store = store("s3://backups/other")) {
            assertThatThrownBy(() -> store.put("big", breaking(content(2 * PART, 7), PART + 10), sent -> { }))
                    .hasMessage("the line broke");

            store.put("big", ObjectSource.of(content), sent -> { });

            assertThat(read(store, "big")).isEqualTo(content);
        }
    }

    @Test
    void shouldGiveUpUploadsThatNobodyEnds() throws IOException {
        try (S3Store store = store("s3://backups/swept")) {
            assertThatThrownBy(() -> store.put("big", breaking(content(2 * PART, 8), PART + 10), sent -> { }))
                    .hasMessage("the line broke");

            store.sweep(0);
            assertThat(uploads("swept/")).isOne();
            store.sweep(Long.MAX_VALUE);
            assertThat(uploads("swept/")).isZero();
        }
    }

    @Test
    void shouldBackUpAndRestoreEncrypted() throws IOException {
        System.setProperty("aws.accessKeyId", "a-key");
        System.setProperty("aws.secretAccessKey", "a-secret");
        DataRig data = new DataRig(dir.resolve("data")).fill();
        byte[] secret = content(BackupKey.BYTES, 9);
        BackupSettings settings = new BackupSettings(target("s3://backups/whole", server.endpoint), new Retention(1, 0),
                true, Optional.empty(), 0);
        try (Backups backups = Backups.open(settings, Optional.of(BackupKey.of(secret)))) {
            Made first = backups.now(data.holdings(), data.keeping, 1, "test", BackupProgress.NONE);
            data.day("2023-11-14", 2);
            Made second = backups.now(data.holdings(), data.keeping, 2, "test", BackupProgress.NONE);

            assertThat(second.sentFiles()).isEqualTo(2);
            assertThat(second.removed()).containsExactly(first.id());
            assertThat(backups.verify(Optional.empty(), data.keeping, 3, BackupProgress.NONE).reason()).isEmpty();
            backups.restore(Optional.empty(), dir.resolve("new"), BackupProgress.NONE);
            assertThat(DataRig.records(dir.resolve("new"))).isEqualTo(DataRig.records(data.root));
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void shouldTellWhatIsWrongInOneLine() throws IOException {
        try (S3Store store = store("s3://no-such-bucket/x")) {
            assertThatThrownBy(() -> store.put("a", ObjectSource.of(new byte[1]), sent -> { }))
                    .hasMessageContaining("there is no such bucket").hasMessageNotContaining("\n");
            assertThatThrownBy(() -> store.list("")).hasMessageContaining("there is no such bucket");
        }
        try (S3Store store = S3Store.open(target("s3://backups/x", closedPort()), S3Server.CREDENTIALS, PART, PAGE)) {
            assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class)
                    .hasMessageContaining("the store does not answer").hasMessageNotContaining("\n");
        }
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static S3Store store(String place) {
        return S3Store.open(target(place, server.endpoint), S3Server.CREDENTIALS, PART, PAGE);
    }

    private static BackupTarget target(String place, URI endpoint) {
        return new BackupTarget(place, Optional.of(endpoint), "us-east-1", true);
    }

    private static long uploads(String prefix) {
        return client.listMultipartUploads(request -> request.bucket("backups").prefix(prefix)).uploads().size();
    }

    private static byte[] read(S3Store store, String name) throws IOException {
        try (InputStream in = store.get(name)) {
            return in.readAllBytes();
        }
    }

    private static ObjectSource breaking(byte[] content, int at) {
        return new ObjectSource() {
            @Override
            public long bytes() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new FilterInputStream(new ByteArrayInputStream(content, 0, at)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        int read = super.read(into, offset, length);
                        if (read < 0) {
                            throw new IOException("the line broke");
                        }
                        return read;
                    }
                };
            }
        };
    }

    private static byte[] content(int length, int seed) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }
}
