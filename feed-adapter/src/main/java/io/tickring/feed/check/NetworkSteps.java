package io.tickring.feed.check;

import io.tickring.feed.Trust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The way to the venue's hosts, before anything is asked of them: names, connections, TLS. */
final class NetworkSteps {
    private static final Set<String> SECURE = Set.of("https", "wss");
    private static final String TRY_OTHER_NETWORK = "a firewall or a provider may block it: try another network, and "
            + "look whether the venue is under maintenance";

    private final List<URI> addresses;
    private final Trust trust;
    private final int timeoutMs;

    /** @param addresses of the API and of the stream */
    NetworkSteps(List<URI> addresses, Trust trust, long timeoutMs) {
        this.addresses = addresses;
        this.trust = trust;
        this.timeoutMs = (int) timeoutMs;
    }

    Finding names() {
        StringBuilder found = new StringBuilder();
        for (String host : addresses.stream().map(URI::getHost).distinct().toList()) {
            try {
                found.append(found.length() == 0 ? "" : "; ").append(host).append(" is ")
                        .append(Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress)
                                .limit(3).collect(Collectors.joining(", ")));
            } catch (UnknownHostException e) {
                return Finding.failed("no address is known for the host " + host,
                        "look for a slip in feed.url and feed.streamUrl; check the network and its DNS: getent hosts "
                                + host);
            }
        }
        return Finding.passed(found.toString());
    }

    Finding network() {
        StringBuilder found = new StringBuilder();
        for (URI address : addresses) {
            Finding one = connect(address);
            if (one.outcome() != StepResult.Outcome.PASSED) {
                return one;
            }
            found.append(found.length() == 0 ? "" : "; ").append(one.found());
        }
        return Finding.passed(found.toString());
    }

    private Finding connect(URI address) {
        String place = address.getHost() + ":" + port(address);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port(address)), timeoutMs);
            return SECURE.contains(address.getScheme()) ? handshake(socket, address, place)
                    : Finding.passed(place + " connected, no TLS");
        } catch (SocketTimeoutException e) {
            return Finding.failed(place + " did not take a connection within " + timeoutMs + " ms", TRY_OTHER_NETWORK);
        } catch (NoRouteToHostException e) {
            return Finding.failed("there is no way to " + place, "check that this machine is online");
        } catch (ConnectException e) {
            return Finding.failed(place + " refused the connection: nothing listens there", "look at the port in "
                    + "feed.url and feed.streamUrl; with the simulator: is it running? Otherwise " + TRY_OTHER_NETWORK);
        } catch (IOException e) {
            return Finding.failed("the connection to " + place + " broke (" + e.getClass().getSimpleName() + ")",
                    TRY_OTHER_NETWORK);
        }
    }

    private Finding handshake(Socket socket, URI address, String place) throws IOException {
        SeenCertificate seen = new SeenCertificate(trust.manager());
        socket.setSoTimeout(timeoutMs);
        try (SSLSocket tls = (SSLSocket) Trust.contextOf(seen).getSocketFactory()
                .createSocket(socket, address.getHost(), port(address), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return Finding.passed(place + " " + tls.getSession().getProtocol() + ", certificate by "
                    + seen.certificate().map(NetworkSteps::issuer).orElse("?") + " until "
                    + seen.certificate().map(NetworkSteps::until).orElse("?"));
        } catch (SocketTimeoutException e) {
            return Finding.failed(place + " took the connection and never answered the TLS greeting",
                    TRY_OTHER_NETWORK);
        } catch (SSLException e) {
            return onTls(e, place, seen);
        }
    }

    private Finding onTls(SSLException failure, String place, SeenCertificate seen) {
        if (seen.certificate().isEmpty()) {
            return Finding.failed(place + " does not speak TLS (" + failure.getClass().getSimpleName() + ")",
                    "the address may be plain HTTP: a simulator without --tls has http:// and ws://; otherwise a proxy "
                            + "answers in the venue's place");
        }
        X509Certificate certificate = seen.certificate().get();
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            return Finding.failed("the certificate of " + place + " expired at " + until(certificate),
                    "compare this machine's date with the real one; if it is right, the venue must renew it");
        } catch (CertificateNotYetValidException e) {
            return Finding.failed("the certificate of " + place + " is valid only from "
                    + certificate.getNotBefore().toInstant(), "set this machine's clock: it is slow");
        }
        return Finding.failed("the certificate of " + place + " is not trusted; it is for "
                        + certificate.getSubjectX500Principal() + ", issued by " + issuer(certificate),
                "where a proxy of your network opens TLS, have it let the venue through, or name its CA's certificate "
                        + "in feed.trustFile; for the simulator name the simulator's certificate there");
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    private static String until(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().toString();
    }

    private static int port(URI address) {
        int usual = SECURE.contains(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }
}
