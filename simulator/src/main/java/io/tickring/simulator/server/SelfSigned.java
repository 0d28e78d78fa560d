package io.tickring.simulator.server;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLException;

/**
 * A certificate for localhost and 127.0.0.1, made on the spot and signed by itself (RFC 5280, ECDSA on P-256). The JDK
 * can read certificates but has no public way to write one.
 */
public record SelfSigned(X509Certificate certificate, PrivateKey key) {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int SERIAL_BITS = 64;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int EXPLICIT_3 = 0xA3;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "SelfSigned[" + certificate.getSubjectX500Principal() + "]";
    }

    public static SelfSigned make() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SelfSigned(sign(pair), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make a certificate", e);
        }
    }

    public SslContext context() {
        try {
            return SslContextBuilder.forServer(key, certificate).build();
        } catch (SSLException e) {
            throw new IllegalStateException("the certificate made here does not serve", e);
        }
    }

    /** @return the certificate as text, with a line end at the end */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate made here has no encoding", e);
        }
    }

    private static X509Certificate sign(KeyPair pair) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
        byte[] unsigned = unsigned(pair, algorithm);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(unsigned);
        byte[] whole = Der.sequence(unsigned, algorithm, Der.bits(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] unsigned(KeyPair pair, byte[] algorithm) {
        Instant now = Instant.now();
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text("localhost"))));
        byte[] life = Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(now.plus(LIFE)));
        return Der.sequence(Der.tagged(EXPLICIT_0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom())), algorithm, name, life, name,
                pair.getPublic().getEncoded(), Der.tagged(EXPLICIT_3, Der.sequence(alternativeNames())));
    }

    private static byte[] alternativeNames() {
        byte[] names = Der.sequence(Der.tagged(DNS_NAME, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
        return Der.sequence(Der.identifier("2.5.29.17"), Der.octets(names));
    }
}
