package io.tickring.simulator.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * Passwords that come encrypted: RSA PKCS#1 v1.5 over base64 of {@code password|timeStamp}, where the time stamp is
 * one that was handed out with the key. Not thread-safe.
 */
public final class EncryptionKeys {
    private static final int KEPT_STAMPS = 1_000;
    private static final long STAMP_LIFE_NS = 600_000_000_000L;

    private final boolean acceptRaw;
    private final Map<Long, Long> issuedNs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT_STAMPS;
        }
    };

    /** @param acceptRaw whether {@code password|timeStamp} may come without the inner base64 */
    public EncryptionKeys(boolean acceptRaw) {
        this.acceptRaw = acceptRaw;
    }

    /** @return the public key as base64 of its X.509 form, good together with this time stamp */
    public String issue(long timeStamp, long nowNs) {
        issuedNs.put(timeStamp, nowNs);
        return Base64.getEncoder().encodeToString(LoginKey.shared().publicKey().getEncoded());
    }

    /** @return the password inside, empty when it was not made with a key and time stamp issued in the last 10 min */
    public Optional<String> decrypt(String encrypted, long nowNs) {
        return decipher(encrypted).flatMap(this::unwrap).filter(text -> isFresh(text, nowNs))
                .map(text -> text.substring(0, text.lastIndexOf('|')));
    }

    private Optional<String> decipher(String encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, LoginKey.shared().privateKey());
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(encrypted));
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<String> unwrap(String text) {
        if (text.indexOf('|') >= 0) {
            return acceptRaw ? Optional.of(text) : Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isFresh(String text, long nowNs) {
        try {
            Long issued = issuedNs.get(Long.valueOf(text.substring(text.lastIndexOf('|') + 1)));
            return text.indexOf('|') >= 0 && issued != null && nowNs - issued < STAMP_LIFE_NS;
        } catch (NumberFormatException noStamp) {
            return false;
        }
    }
}
