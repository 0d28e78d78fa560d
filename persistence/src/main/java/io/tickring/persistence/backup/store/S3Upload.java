package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Brings objects up: small ones in one request, others in parts. An upload of the same key that broke is taken up: a
 * part that is there with the same length and checksum is not sent again. One thread; holds one part in memory.
 */
final class S3Upload {
    static final long USUAL_PART_BYTES = 8L << 20;

    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final long partBytes;

    /** @param partBytes 5 MiB or more, as S3 asks for */
    S3Upload(S3Client client, String bucket, long partBytes) {
        this.client = client;
        this.bucket = bucket;
        this.partBytes = partBytes;
    }

    void put(String key, ObjectSource object, LongConsumer sent) throws IOException {
        int length = Math.toIntExact(Math.max(partBytes, object.bytes() / MOST_PARTS + 1));
        try (InputStream in = object.open()) {
            byte[] first = in.readNBytes(length);
            if (object.bytes() <= length) {
                requireEnd(in, object, first.length);
                client.putObject(request -> request.bucket(bucket).key(key).contentMD5(base64(md5(first))),
                        RequestBody.fromBytes(first));
                sent.accept(first.length);
            } else {
                inParts(key, object, in, first, sent);
            }
        }
    }

    private void inParts(String key, ObjectSource object, InputStream in, byte[] first, LongConsumer sent)
            throws IOException {
        String id = begun(key);
        Map<Integer, Part> there = parts(key, id);
        List<CompletedPart> done = new ArrayList<>();
        long behind = 0;
        for (byte[] part = first; part.length > 0; part = in.readNBytes(first.length)) {
            done.add(part(key, id, done.size() + 1, part, there));
            behind += part.length;
            sent.accept(behind);
        }
        requireEnd(in, object, behind);
        client.completeMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id)
                .multipartUpload(upload -> upload.parts(done)));
    }

    /** @return the newest upload of this key that was begun and not ended, else a new one */
    private String begun(String key) {
        return client.listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(key)).uploads().stream()
                .filter(upload -> upload.key().equals(key)).max(Comparator.comparing(MultipartUpload::initiated))
                .map(MultipartUpload::uploadId).orElseGet(() -> client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key)).uploadId());
    }

    private Map<Integer, Part> parts(String key, String id) {
        return client.listPartsPaginator(request -> request.bucket(bucket).key(key).uploadId(id)).parts().stream()
                .collect(Collectors.toMap(Part::partNumber, part -> part));
    }

    private CompletedPart part(String key, String id, int number, byte[] bytes, Map<Integer, Part> there) {
        byte[] md5 = md5(bytes);
        Part found = there.get(number);
        String tag = found != null && same(found, bytes, md5) ? found.eTag()
                : client.uploadPart(request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number)
                        .contentMD5(base64(md5)), RequestBody.fromBytes(bytes)).eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Where the store's tag is no MD5 (it encrypts with a key of its own) this is never so, and the part is sent. */
    private static boolean same(Part found, byte[] bytes, byte[] md5) {
        return found.size() == bytes.length && found.eTag().replace("\"", "").equals(HexFormat.of().formatHex(md5));
    }

    private static void requireEnd(InputStream in, ObjectSource object, long read) throws IOException {
        if (read != object.bytes() || in.read() >= 0) {
            throw new IOException("an object of " + object.bytes() + " bytes had another length when it was read");
        }
    }

    /** Ends uploads that began before this time and never ended; the store keeps, and bills, their parts until then. */
    void sweep(String prefix, long beforeMs) {
        client.listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix)).uploads().stream()
                .filter(upload -> upload.initiated().toEpochMilli() < beforeMs).toList()
                .forEach(upload -> client.abortMultipartUpload(request -> request.bucket(bucket).key(upload.key())
                        .uploadId(upload.uploadId())));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What S3 checks requests by; it guards against accidents of the way only. */
    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no MD5", e);
        }
    }
}
