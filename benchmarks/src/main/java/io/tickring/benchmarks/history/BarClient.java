package io.tickring.benchmarks.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.LongSupplier;

/** Asks a running server for bars, as a script would. */
final class BarClient {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /** Makes itself ready, so that what is measured then is the server. */
    BarClient(String url) throws IOException, InterruptedException {
        this.url = url;
        send("/health/live");
    }

    /**
     * @param before stands before each row of the answer
     * @return counts the rows of the answer
     */
    LongSupplier rows(String path, String before) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(path);
        if (response.statusCode() != 200) {
            throw new IOException(path + " answers " + response.statusCode() + ": "
                    + new String(response.body(), UTF_8));
        }
        return () -> count(response.body(), before.getBytes(UTF_8));
    }

    private HttpResponse<byte[]> send(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static long count(byte[] text, byte[] wanted) {
        long found = 0;
        for (int at = 0; at + wanted.length <= text.length; at++) {
            int same = 0;
            while (same < wanted.length && text[at + same] == wanted[same]) {
                same++;
            }
            found += same == wanted.length ? 1 : 0;
        }
        return found;
    }
}
