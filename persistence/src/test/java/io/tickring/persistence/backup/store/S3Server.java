package io.tickring.persistence.backup.store;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context.BeforeExecution;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** A server that speaks S3, on loopback, in a process of its own. */
final class S3Server implements AutoCloseable {
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a-key", "a-secret"));

    private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");

    private final Process process;
    private final Path log;
    final URI endpoint;

    private S3Server(Process process, Path log) {
        this.process = process;
        this.log = log;
        endpoint = URI.create("http://127.0.0.1:" + await().atMost(Duration.ofSeconds(90))
                .until(this::port, Optional::isPresent).orElseThrow());
    }

    static S3Server start(Path dir) throws IOException {
        Path log = dir.resolve("s3.log");
        Files.createDirectories(dir.resolve("s3"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + dir.resolve("s3"),
                "-jar", JAR.toString(), "--server.port=0", "--com.adobe.testing.s3mock.httpPort=0",
                "--server.address=127.0.0.1")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new S3Server(process, log);
    }

    private Optional<String> port() {
        try {
            Matcher started = STARTED.matcher(Files.readString(log));
            return started.find() ? Optional.of(started.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a client of the server itself, to look behind the store's back */
    S3Client client() {
        return client(part -> { });
    }

    /** @param parts told the number of each part that is sent */
    S3Client client(IntConsumer parts) {
        return S3Client.builder().overrideConfiguration(config -> config.addExecutionInterceptor(
                new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof UploadPartRequest part) {
                            parts.accept(part.partNumber());
                        }
                    }
                }))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).endpointOverride(endpoint)
                .credentialsProvider(CREDENTIALS).region(Region.US_EAST_1).forcePathStyle(true).build();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
