package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket. Large ones go up in parts, and an upload that broke goes on behind the parts that are there.
 *
 * <p>Credentials come from the environment, from system properties or from the files of the AWS command line; the
 * machine's metadata service is never asked.
 */
final class S3Store implements BackupStore {
    /** As many as S3 gives. */
    private static final int MOST_PAGE_NAMES = 1_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final S3Client client;
    private final BackupTarget target;
    private final int pageNames;
    private final S3Upload upload;

    private S3Store(S3Client client, BackupTarget target, long partBytes, int pageNames) {
        this.client = client;
        this.target = target;
        this.pageNames = pageNames;
        upload = new S3Upload(client, target.bucket(), partBytes);
    }

    static S3Store open(BackupTarget target) {
        return new S3Store(client(target, credentials()), target, S3Upload.USUAL_PART_BYTES, MOST_PAGE_NAMES);
    }

    /** @param pageNames most names in one answer, 1 to {@link #MOST_PAGE_NAMES} */
    static S3Store open(BackupTarget target, AwsCredentialsProvider credentials, long partBytes, int pageNames) {
        return new S3Store(client(target, credentials), target, partBytes, pageNames);
    }

    private static S3Client client(BackupTarget target, AwsCredentialsProvider credentials) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
                .credentialsProvider(credentials)
                .region(Region.of(target.region()))
                .defaultsMode(DefaultsMode.STANDARD)
                .forcePathStyle(target.pathStyle())
                // Stores other than Amazon's know the older Content-MD5, which each request here carries.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        target.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create(),
                SystemPropertyCredentialsProvider.create(), ProfileCredentialsProvider.create());
    }

    @Override
    public String place() {
        return target.place() + target.endpoint().map(URI::toString).map(address -> " at " + address).orElse("");
    }

    @Override
    public void put(String name, ObjectSource object, LongConsumer sent) throws IOException {
        try {
            upload.put(target.prefix() + name, object, sent);
        } catch (SdkException e) {
            throw S3Trouble.told(e, place());
        }
    }

    @Override
    public InputStream get(String name) throws IOException {
        try {
            return new S3Input(client.getObject(request -> request.bucket(target.bucket())
                    .key(target.prefix() + name)), place());
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(target.place() + "/" + name);
        } catch (SdkException e) {
            throw S3Trouble.told(e, place());
        }
    }

    @Override
    public SortedMap<String, Long> list(String prefix) throws IOException {
        SortedMap<String, Long> found = new TreeMap<>();
        try {
            for (S3Object object : client.listObjectsV2Paginator(request -> request.bucket(target.bucket())
                    .prefix(target.prefix() + prefix).maxKeys(pageNames)).contents()) {
                found.put(object.key().substring(target.prefix().length()), object.size());
            }
            return found;
        } catch (SdkException e) {
            throw S3Trouble.told(e, place());
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(target.bucket()).key(target.prefix() + name));
        } catch (SdkException e) {
            throw S3Trouble.told(e, place());
        }
    }

    @Override
    public void sweep(long beforeMs) throws IOException {
        try {
            upload.sweep(target.prefix(), beforeMs);
        } catch (SdkException e) {
            throw S3Trouble.told(e, place());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
