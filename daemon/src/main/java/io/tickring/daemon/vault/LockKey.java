package io.tickring.daemon.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.HKDFParameters;

/** What a credentials file is locked with. For one thread; whoever has it closes it, which wipes it. */
public final class LockKey implements AutoCloseable {
    /** Length of a key file's key. */
    static final int FILE_KEY_BYTES = 32;

    private static final byte[] PURPOSE = "tickring credentials 1".getBytes(StandardCharsets.US_ASCII);

    /** Where a key comes from decides how the file's own keys are made of it. */
    enum Kind {
        /** By Argon2id, which makes each guess dear. */
        PASSPHRASE(1, "a passphrase"),
        /** By HKDF: 32 random bytes cannot be guessed. */
        KEY_FILE(2, "a key file");

        final int code;
        final String words;

        Kind(int code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private final Kind kind;
    private final byte[] secret;
    private final int characters;
    private final String origin;

    private LockKey(Kind kind, byte[] secret, int characters, String origin) {
        this.kind = kind;
        this.secret = secret;
        this.characters = characters;
        this.origin = origin;
    }

    /**
     * @param passphrase is wiped
     * @param origin     where it was found, for messages
     */
    static LockKey ofPassphrase(char[] passphrase, String origin) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] secret = new byte[encoded.remaining()];
        encoded.get(secret);
        Arrays.fill(encoded.array(), (byte) 0);
        int characters = Character.codePointCount(passphrase, 0, passphrase.length);
        Arrays.fill(passphrase, '\0');
        return new LockKey(Kind.PASSPHRASE, secret, characters, origin);
    }

    /** @param key {@link #FILE_KEY_BYTES} random bytes, kept until the close */
    static LockKey ofFile(byte[] key, String origin) {
        return new LockKey(Kind.KEY_FILE, key, key.length, origin);
    }

    Kind kind() {
        return kind;
    }

    /** @return of a passphrase, as a person counts them; bytes of a key file's key */
    int characters() {
        return characters;
    }

    /** @return where it was found, for messages */
    String origin() {
        return origin;
    }

    /**
     * @param cost of a passphrase; without meaning for a key file
     * @return so many bytes, of which none tells of another
     */
    byte[] derive(KeyCost cost, byte[] salt, int length) {
        byte[] derived = new byte[length];
        if (kind == Kind.KEY_FILE) {
            HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
            hkdf.init(new HKDFParameters(secret, salt, PURPOSE));
            hkdf.generateBytes(derived, 0, length);
        } else {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(cost.memoryKiB())
                    .withIterations(cost.iterations()).withParallelism(cost.lanes()).withSalt(salt).build());
            argon2.generateBytes(secret, derived);
        }
        return derived;
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "LockKey[" + kind + ", hidden]";
    }
}
