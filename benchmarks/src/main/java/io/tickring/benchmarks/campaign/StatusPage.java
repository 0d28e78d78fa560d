package io.tickring.benchmarks.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the running daemon says of itself. */
public final class StatusPage {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long LOOK_MS = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI status;
    private final URI metrics;

    /** @param root address of the daemon */
    public StatusPage(URI root) {
        status = root.resolve("/api/v1/status");
        metrics = root.resolve("/metrics");
    }

    /** @param gapsOpen neither ended, nor filled or explained */
    record Gaps(long gapsOpen, long filled, long explained) {
    }

    /** @return the whole status */
    public JsonNode status() throws IOException, InterruptedException {
        return mapper.readTree(text(status));
    }

    /** @return its figures in the words of Prometheus */
    public String metrics() throws IOException, InterruptedException {
        return text(metrics);
    }

    private String text(URI of) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(of).timeout(TIMEOUT).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    Gaps gaps() throws IOException, InterruptedException {
        JsonNode all = status();
        JsonNode backfill = all.get("backfill");
        return new Gaps(all.get("feed").get("openGaps").asLong() + backfill.get("gapsOpen").asLong(),
                backfill.get("gapsFilled").asLong(), backfill.get("gapsExplained").asLong());
    }

    /** @return whether every market was subscribed within the time */
    public boolean awaitSubscribed(int markets, Duration patience) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (status().get("feed").get("subscribed").asInt() < markets) {
            if (System.nanoTime() - deadlineNs >= 0) {
                return false;
            }
            Thread.sleep(LOOK_MS);
        }
        return true;
    }

    /** @return the state once no gap is open, or when the time is over */
    Gaps awaitSettled(Duration patience) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        Gaps gaps = gaps();
        while (gaps.gapsOpen() > 0 && System.nanoTime() - deadlineNs < 0) {
            Thread.sleep(LOOK_MS);
            gaps = gaps();
        }
        return gaps;
    }
}
