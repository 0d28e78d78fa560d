package io.tickring.benchmarks.archive;

import io.tickring.persistence.backup.store.BackupTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks S3, on loopback, in a process of its own, with one bucket. Takes any credentials. */
final class S3Process implements AutoCloseable {
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "a-key", "aws.secretAccessKey", "a-secret");

    private static final String BUCKET = "backups";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(120);
    private static final int DONE = 200;

    private final Process process;
    private final Path log;

    private S3Process(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Lets this process talk to it. */
    static void useCredentials() {
        CREDENTIALS.forEach(System::setProperty);
    }

    /** @return flags of another process that talks to it */
    static List<String> credentialFlags() {
        return CREDENTIALS.entrySet().stream().map(each -> "-D" + each.getKey() + '=' + each.getValue()).toList();
    }

    /** @param directory for its files and its log */
    static S3Process start(Path directory) throws IOException {
        Path log = Files.createDirectories(directory).resolve("s3.log");
        Path files = Files.createDirectories(directory.resolve("files"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + files, "-jar", jar().toString(),
                "--server.port=0", "--com.adobe.testing.s3mock.httpPort=0", "--server.address=127.0.0.1")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new S3Process(process, log);
    }

    /** Beside the libraries, where the build has put it. */
    private static Path jar() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path jar = Path.of(entry).toAbsolutePath().resolveSibling("s3mock").resolve("s3mock.jar");
            if (Files.exists(jar)) {
                return jar;
            }
        }
        throw new IOException("no S3 server beside the class path; start bin/campaign, which builds it");
    }

    /** @return its bucket, made when this returns */
    BackupTarget target() throws IOException, InterruptedException {
        URI endpoint = URI.create("http://127.0.0.1:" + port());
        HttpResponse<String> made = HttpClient.newHttpClient().send(HttpRequest.newBuilder(endpoint.resolve(
                "/" + BUCKET)).PUT(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
        if (made.statusCode() != DONE) {
            throw new IOException("the S3 server makes no bucket: " + made.body());
        }
        return new BackupTarget("s3://" + BUCKET + "/day", Optional.of(endpoint), "any", true);
    }

    private String port() throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        Matcher started = STARTED.matcher("");
        while (!started.reset(Files.readString(log)).find()) {
            if (System.nanoTime() - deadlineNs >= 0 || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("the S3 server does not start: " + Files.readString(log));
            }
        }
        return started.group(1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
