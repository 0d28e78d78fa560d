package io.tickring.daemon.vault;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A key on disk: one line, 32 random bytes in base64. */
final class KeyFile {
    static final String WHAT = "the key of the credentials";

    private KeyFile() {
    }

    /** Makes a new one with mode 0600. */
    static LockKey make(Path file) {
        byte[] key = new byte[LockKey.FILE_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = Base64.getEncoder().encode(key);
        PrivateFile.write(file, text);
        Arrays.fill(text, (byte) 0);
        return LockKey.ofFile(key, file.toString());
    }

    /**
     * @param text is wiped
     * @param file where it was read, for messages
     */
    static LockKey of(byte[] text, Path file) {
        byte[] key = decoded(text);
        Arrays.fill(text, (byte) 0);
        if (key.length != LockKey.FILE_KEY_BYTES) {
            throw new OperatorException(ExitCode.USAGE, file + ": is no key file: expected " + LockKey.FILE_KEY_BYTES
                    + " random bytes in base64; 'head -c 32 /dev/urandom | base64' makes them");
        }
        return LockKey.ofFile(key, file.toString());
    }

    static byte[] decoded(byte[] text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
