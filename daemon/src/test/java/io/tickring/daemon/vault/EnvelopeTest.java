package io.tickring.daemon.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tickring.daemon.vault.Envelope.Trouble;
import io.tickring.daemon.vault.Envelope.TroubleException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is sealed is opened by its key alone, and only as it was sealed. */
class EnvelopeTest {
    /** Cheap: what is tested is not how dear a guess is. */
    private static final KeyCost COST = new KeyCost(8, 1, 1);
    private static final int DIGEST = 32;

    private static LockKey passphrase(String text) {
        return LockKey.ofPassphrase(text.toCharArray(), "test");
    }

    private static LockKey fileKey(int seed) {
        byte[] key = new byte[LockKey.FILE_KEY_BYTES];
        Arrays.fill(key, (byte) seed);
        return LockKey.ofFile(key, "test");
    }

    private static Trouble troubleOf(byte[] file, LockKey key) {
        return catchThrowableOfType(TroubleException.class, () -> Envelope.open(file, key)).trouble();
    }

    private static byte[] sealed() {
        return Envelope.seal("secret".getBytes(StandardCharsets.UTF_8), passphrase("correct horse"), COST);
    }

    private static byte[] withDigest(byte[] file) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(file, 0, file.length - DIGEST);
        System.arraycopy(sha256.digest(), 0, file, file.length - DIGEST, DIGEST);
        return file;
    }

    @Property(tries = 100)
    void shouldOpenWhatItSealed(@ForAll @Size(max = 5000) byte[] plain, @ForAll @StringLength(min = 1) String words,
            @ForAll boolean byFile) throws TroubleException {
        LockKey key = byFile ? fileKey(words.length()) : passphrase(words);

        byte[] file = Envelope.seal(plain, key, COST);

        assertThat(Envelope.open(file, key)).isEqualTo(plain);
        assertThat(Envelope.seal(plain, key, COST)).as("never the same twice").isNotEqualTo(file);
    }

    @Test
    void shouldRefuseEveryFlippedBit() {
        byte[] file = sealed();

        for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
            byte[] changed = file.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(troubleOf(changed, passphrase("correct horse"))).as("bit " + bit)
                    .isNotNull().isNotEqualTo(Trouble.WRONG_KEY);
        }
    }

    @Property(tries = 300)
    void shouldRefuseAByteChangedByWhoKnowsTheFormat(@ForAll @IntRange(min = 0) int at,
            @ForAll @IntRange(min = 1, max = 255) int difference) throws Exception {
        byte[] file = Envelope.seal(new byte[40], fileKey(1), COST);
        file[at % (file.length - DIGEST)] ^= (byte) difference;

        byte[] forged = withDigest(file);

        assertThat(troubleOf(forged, fileKey(1))).isNotNull();
    }

    @Test
    void shouldTellASealedPartChangedWithItsDigestFromAWrongKey() throws Exception {
        byte[] file = sealed();
        file[Header.LENGTH] ^= 1;

        assertThat(troubleOf(withDigest(file), passphrase("correct horse"))).isEqualTo(Trouble.CHANGED);
        assertThat(troubleOf(sealed(), passphrase("wrong horse"))).isEqualTo(Trouble.WRONG_KEY);
        assertThat(troubleOf(sealed(), fileKey(1))).isEqualTo(Trouble.WRONG_KEY);
    }

    @Test
    void shouldTellATruncatedFileAndALongerOne() {
        byte[] file = sealed();

        for (int length = 1; length < file.length; length++) {
            assertThat(troubleOf(Arrays.copyOf(file, length), passphrase("correct horse"))).as(length + " bytes")
                    .isEqualTo(Trouble.TRUNCATED);
        }
        assertThat(troubleOf(Arrays.copyOf(file, file.length + 1), passphrase("x"))).isEqualTo(Trouble.CHANGED);
        assertThat(troubleOf(new byte[0], passphrase("x"))).isEqualTo(Trouble.NOT_OURS);
        assertThat(troubleOf("{}".getBytes(StandardCharsets.UTF_8), passphrase("x"))).isEqualTo(Trouble.NOT_OURS);
    }

    @Test
    void shouldTellAFormatOfTheFuture() {
        byte[] file = sealed();
        file[8] = 2;

        assertThat(troubleOf(file, passphrase("correct horse"))).isEqualTo(Trouble.UNKNOWN_FORMAT);
    }

    @Test
    void shouldNotSpendWhatAForgedHeaderAsksFor() throws Exception {
        byte[] file = sealed();
        file[10] = 0x7f;

        assertThat(troubleOf(withDigest(file), passphrase("correct horse"))).isEqualTo(Trouble.CHANGED);
    }

    @Test
    void shouldCloseByWipingAndNeverPrintAKey() {
        byte[] secret = new byte[LockKey.FILE_KEY_BYTES];
        Arrays.fill(secret, (byte) 7);
        LockKey key = LockKey.ofFile(secret, "test");
        char[] typed = "correct horse".toCharArray();

        LockKey.ofPassphrase(typed, "test");
        key.close();

        assertThat(secret).containsOnly(0);
        assertThat(typed).containsOnly('\0');
        assertThat(passphrase("correct horse")).hasToString("LockKey[PASSPHRASE, hidden]");
    }
}
