package io.tickring.daemon.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before a simulator and answers some requests in its place, as proxies and a venue in trouble do. */
final class InterferingProxy implements AutoCloseable {
    private static final String SILENCE = "";
    private static final Pattern TOKEN = Pattern.compile("(?im)^(?:CST|X-SECURITY-TOKEN): *(\\S+)");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final URI upstream;

    InterferingProxy(String upstream) throws IOException {
        this.upstream = URI.create(upstream);
        threads.execute(this::accept);
    }

    /** Answers requests that begin so, for example {@code POST /api/v1/session}, with this status and body. */
    InterferingProxy answer(String request, int status, String type, String body) {
        answers.put(request, "HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        return this;
    }

    InterferingProxy refuse(String request, int status, String errorCode) {
        return answer(request, status, "application/json", "{\"errorCode\":\"" + errorCode + "\"}");
    }

    /** Takes these requests and never answers. */
    InterferingProxy swallow(String request) {
        answers.put(request, SILENCE);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    String streamUrl() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/connect";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            String head = head(client.getInputStream());
            String answer = answers.entrySet().stream().filter(one -> head.startsWith(one.getKey()))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
            if (answer == null) {
                forward(client, head);
            } else if (!answer.equals(SILENCE)) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                client.close();
            }
        } catch (IOException | UncheckedIOException gone) {
            closeQuietly(client);
        }
    }

    /** One request a connection, so that each is looked at. */
    private void forward(Socket client, String head) throws IOException {
        boolean upgrade = head.toLowerCase(Locale.ROOT).contains("upgrade: websocket");
        String sent = upgrade ? head : head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        Socket venue = new Socket(upstream.getHost(), upstream.getPort());
        open.add(venue);
        venue.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        threads.execute(() -> pipe(client, venue));
        InputStream answer = venue.getInputStream();
        String answered = head(answer);
        remember(answered);
        client.getOutputStream().write(answered.getBytes(StandardCharsets.ISO_8859_1));
        pipe(venue, client);
    }

    private void remember(String head) {
        Matcher token = TOKEN.matcher(head);
        while (token.find()) {
            tokens.add(token.group(1));
        }
    }

    /** @return all that the venue gave out through here */
    Set<String> tokens() {
        return tokens;
    }

    /** Lets requests that begin so through again. */
    void restore(String request) {
        answers.remove(request);
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            closeQuietly(to);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within a request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(InterferingProxy::closeQuietly);
        threads.shutdownNow();
    }
}
