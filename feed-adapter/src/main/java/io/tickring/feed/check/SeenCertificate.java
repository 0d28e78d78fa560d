package io.tickring.feed.check;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/** Decides as another does, and remembers the certificate that it was shown, so that a refusal can be explained. */
final class SeenCertificate implements X509TrustManager {
    private final X509TrustManager deciding;
    private X509Certificate seen;

    SeenCertificate(X509TrustManager deciding) {
        this.deciding = deciding;
    }

    /** @return the host's own certificate, once it has shown one */
    Optional<X509Certificate> certificate() {
        return Optional.ofNullable(seen);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        seen = chain[0];
        deciding.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        deciding.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return deciding.getAcceptedIssuers();
    }
}
