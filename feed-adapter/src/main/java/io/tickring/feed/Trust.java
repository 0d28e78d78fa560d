package io.tickring.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed when we connect under TLS; host names are checked in any case. For any thread. */
public final class Trust {
    /** Those that Java knows. */
    public static final Trust USUAL = new Trust(List.of());

    private final Collection<? extends Certificate> others;
    private X509ExtendedTrustManager manager;

    private Trust(Collection<? extends Certificate> others) {
        this.others = others;
    }

    /**
     * @param file certificates in PEM, believed beside the usual ones
     * @throws IllegalArgumentException where it cannot be read or holds none, naming the key
     */
    public static Trust of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> others = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (others.isEmpty()) {
                throw new IllegalArgumentException("feed.trustFile must hold certificates in PEM; " + file
                        + " holds none");
            }
            return new Trust(others);
        } catch (CertificateException notPem) {
            throw new IllegalArgumentException("feed.trustFile must hold certificates in PEM; " + file + " does not",
                    notPem);
        } catch (IOException e) {
            throw new IllegalArgumentException("feed.trustFile cannot be read: " + file, e);
        }
    }

    /** @return what decides, for any TLS library; Java's certificates are read when it is first asked for */
    public synchronized X509ExtendedTrustManager manager() {
        if (manager == null) {
            manager = managerOf(others.isEmpty() ? null : with(others));
        }
        return manager;
    }

    /** @return for the JDK's clients, who want one without TLS too */
    public SSLContext context() {
        return contextOf(new LateTrustManager(this::manager));
    }

    /** @return a context that asks this manager and no other */
    public static SSLContext contextOf(X509TrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private static KeyStore with(Collection<? extends Certificate> others) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate usual : managerOf(null).getAcceptedIssuers()) {
                store.setCertificateEntry("usual-" + number++, usual);
            }
            for (Certificate other : others) {
                store.setCertificateEntry("other-" + number++, other);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot keep certificates", e);
        }
    }

    private static X509ExtendedTrustManager managerOf(KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Stream.of(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM knows no certificates", e);
        }
    }
}
