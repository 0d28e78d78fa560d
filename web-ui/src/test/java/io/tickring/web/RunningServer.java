package io.tickring.web;

import io.tickring.web.http.StaticFiles;
import io.tickring.web.live.LiveView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** The real server on a free port, and the thread that a daemon would let its live view run on. */
public final class RunningServer implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(20);

    public final LiveView live;
    public final WebServer server;

    private final Queue<Runnable> deliveries = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread thread;
    private volatile boolean running = true;

    private RunningServer(WebSettings settings, FakePorts fake, StaticFiles files) throws IOException {
        WebPorts ports = fake.ports();
        live = new LiveView(ports, settings);
        server = files == null ? WebServer.start(settings, ports, live)
                : WebServer.start(settings, ports, live, files);
        thread = new Thread(this::run, "live");
        thread.start();
    }

    public static RunningServer start(WebSettings settings, FakePorts fake) throws IOException {
        return new RunningServer(settings.withPort(0), fake, null);
    }

    public static RunningServer start(FakePorts fake) throws IOException {
        return start(WebSettings.defaults(), fake);
    }

    public static RunningServer withFiles(FakePorts fake, Path place) throws IOException {
        return new RunningServer(WebSettings.defaults().withPort(0), fake, StaticFiles.at(place));
    }

    private void run() {
        while (running) {
            for (Runnable delivery = deliveries.poll(); delivery != null; delivery = deliveries.poll()) {
                delivery.run();
            }
            live.doWork();
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Lets the journal deliver something. */
    public void deliver(Consumer<LiveView> records) {
        deliveries.add(() -> records.accept(live));
    }

    public URI uri(String path) {
        return URI.create(server.url() + path);
    }

    public int port() {
        return URI.create(server.url()).getPort();
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Stops the live thread, as a defect would. */
    public void stopLive() {
        running = false;
        Awaitility.await().atMost(LIMIT).until(() -> !thread.isAlive());
    }

    @Override
    public void close() {
        stopLive();
        server.close();
    }
}
