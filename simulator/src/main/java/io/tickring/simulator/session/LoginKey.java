package io.tickring.simulator.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/**
 * The RSA key, 2,048 bits, that passwords are encrypted with: the same in every simulator, for it keeps no secret and
 * making one takes most of a second.
 */
record LoginKey(PublicKey publicKey, RSAPrivateCrtKey privateKey) {
    private static final String RESOURCE = "log-in-key.pkcs8";

    /** @return the one key of all simulators, read when it is first asked for */
    static LoginKey shared() {
        return Shared.KEY;
    }

    private static final class Shared {
        private static final LoginKey KEY = read();
    }

    private static LoginKey read() {
        try (InputStream in = LoginKey.class.getResourceAsStream(RESOURCE)) {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(in.readAllBytes()));
            var half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new LoginKey(rsa.generatePublic(half), key);
        } catch (IOException notInOurJar) {
            throw new UncheckedIOException(notInOurJar);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }
}
