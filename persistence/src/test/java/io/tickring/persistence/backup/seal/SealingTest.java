package io.tickring.persistence.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.persistence.backup.seal.SealException.Trouble;
import io.tickring.persistence.durable.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final int CHUNK = ChunkCipher.CHUNK_BYTES;

    private final Sealing sealing = Sealing.with(key(1));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
    void shouldGiveBackWhatWasSealed(int length) throws IOException {
        byte[] content = content(length);

        byte[] sealed = seal(sealing, content);

        assertThat(sealed).hasSize((int) sealing.storedBytes(length));
        assertThat(open(sealing, sealed, name(sealing, content))).isEqualTo(content);
    }

    @Test
    void shouldSealTheSameContentToTheSameBytesAndAnotherToOthers() throws IOException {
        byte[] content = content(2 * CHUNK);
        byte[] other = content.clone();
        other[CHUNK]++;

        assertThat(seal(sealing, content)).isEqualTo(seal(sealing, content));
        assertThat(chunk(seal(sealing, content))).isNotEqualTo(chunk(seal(sealing, other)));
        assertThat(name(sealing, content)).isNotEqualTo(name(sealing, other));
    }

    /** The first chunk: of two contents that begin alike it must differ, for its key does. */
    private static byte[] chunk(byte[] sealed) {
        return Arrays.copyOfRange(sealed, SealHeader.BYTES, SealHeader.BYTES + CHUNK);
    }

    @Property(tries = 60)
    void shouldDetectEveryChangedBit(@ForAll @IntRange(max = 2 * CHUNK + 100) int length, @ForAll Random random)
            throws IOException {
        byte[] content = content(length);
        byte[] sealed = seal(sealing, content);
        int at = random.nextInt(sealed.length);
        sealed[at] ^= (byte) (1 << random.nextInt(8));

        assertThatThrownBy(() -> open(sealing, sealed, name(sealing, content))).isInstanceOf(SealException.class);
    }

    @Property(tries = 60)
    void shouldDetectEveryCut(@ForAll @IntRange(max = 2 * CHUNK + 100) int length, @ForAll Random random)
            throws IOException {
        byte[] content = content(length);
        byte[] sealed = seal(sealing, content);
        byte[] cut = Arrays.copyOf(sealed, random.nextInt(sealed.length));

        assertThatThrownBy(() -> open(sealing, cut, name(sealing, content))).isInstanceOf(SealException.class);
    }

    @Test
    void shouldDetectCutsBetweenChunksAndChunksInAnotherOrder() throws IOException {
        byte[] content = content(3 * CHUNK);
        byte[] sealed = seal(sealing, content);
        int step = CHUNK + ChunkCipher.TAG_BYTES;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, SealHeader.BYTES, swapped, SealHeader.BYTES + step, step);
        System.arraycopy(sealed, SealHeader.BYTES + step, swapped, SealHeader.BYTES, step);

        assertTrouble(Arrays.copyOf(sealed, sealed.length - step), content, Trouble.CHANGED);
        assertTrouble(swapped, content, Trouble.CHANGED);
        assertTrouble(Arrays.copyOf(sealed, SealHeader.BYTES), content, Trouble.CUT_SHORT);
    }

    private void assertTrouble(byte[] sealed, byte[] content, Trouble trouble) {
        assertThatThrownBy(() -> open(sealing, sealed, name(sealing, content)))
                .asInstanceOf(InstanceOfAssertFactories.type(SealException.class))
                .satisfies(told -> assertThat(told.trouble()).isEqualTo(trouble));
    }

    @Test
    void shouldTellAWrongKeyFromADamageAndFromSomethingElse() throws IOException {
        byte[] content = content(100);
        byte[] byAnother = seal(Sealing.with(key(2)), content);

        assertTrouble(byAnother, content, Trouble.WRONG_KEY);
        assertTrouble(content(200), content, Trouble.NOT_OURS);
        byte[] other = content(101);
        assertTrouble(seal(sealing, other), content, Trouble.CHANGED);
    }

    @Test
    void shouldNameClearContentByItsChecksumAndSealedByNoneThatCanBeGuessed() {
        byte[] content = "abc".getBytes();

        assertThat(name(Sealing.clear(), content))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(name(sealing, content)).isNotEqualTo(name(Sealing.clear(), content))
                .isNotEqualTo(name(Sealing.with(key(2)), content));
    }

    @Test
    void shouldKeepTheKeyOutOfWords() {
        assertThat(key(1)).hasToString("BackupKey[" + key(1).id() + ", hidden]");
        assertThatThrownBy(() -> BackupKey.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    }

    private static byte[] seal(Sealing sealing, byte[] content) throws IOException {
        return sealing.seal(new ByteArrayInputStream(content), name(sealing, content)).readAllBytes();
    }

    private static byte[] open(Sealing sealing, byte[] sealed, String name) throws IOException {
        return sealing.open(new ByteArrayInputStream(sealed), name).readAllBytes();
    }

    private static String name(Sealing sealing, byte[] content) {
        return sealing.name(Sha256.begin().digest(content));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static BackupKey key(int seed) {
        byte[] secret = new byte[BackupKey.BYTES];
        new Random(seed).nextBytes(secret);
        return BackupKey.of(secret);
    }
}
