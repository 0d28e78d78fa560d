package io.tickring.feed.rest;

import io.tickring.feed.FeedCredentials;
import io.tickring.feed.api.account.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;

/** The body of a log-in request, with the password in either of its two forms. */
final class LoginBody {
    private LoginBody() {
    }

    static Map<String, ?> plain(FeedCredentials credentials) {
        return Map.of("identifier", credentials.identifier(), "password", credentials.password());
    }

    /**
     * The password and the key's time, in base64, under the venue's RSA key (PKCS#1 v1.5), in base64 again: what the
     * broker's own sample does, whatever its text says.
     *
     * @throws VenueException where that is no RSA key
     */
    static Map<String, ?> encrypted(FeedCredentials credentials, EncryptionKey key) {
        String plain = credentials.password() + '|' + key.timeStampMs();
        byte[] inner = Base64.getEncoder().encode(plain.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] encoded = Base64.getDecoder().decode(key.key());
            PublicKey publicKey = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, publicKey);
            String password = Base64.getEncoder().encodeToString(cipher.doFinal(inner));
            return Map.of("identifier", credentials.identifier(), "password", password, "encryptedPassword", true);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new VenueException("encryption key", 200, unusable.getClass().getSimpleName());
        }
    }
}
