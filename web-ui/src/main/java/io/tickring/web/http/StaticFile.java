package io.tickring.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One file of the page, ready to be sent. */
final class StaticFile {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8", "json", "application/json", "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8", "png", "image/png", "ico", "image/x-icon", "woff2", "font/woff2");
    private static final int MIN_GZIP_BYTES = 256;
    private static final int ETAG_BYTES = 12;

    private final String type;
    private final byte[] plain;
    private final byte[] gzip;
    private final String etag;

    /** @param name decides the media type by its ending */
    StaticFile(String name, byte[] content) {
        type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        plain = content;
        gzip = text() && content.length >= MIN_GZIP_BYTES ? gzip(content) : null;
        etag = HexFormat.of().formatHex(sha256(content), 0, ETAG_BYTES);
    }

    private boolean text() {
        return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    }

    /**
     * @param acceptEncoding header of the request, or null
     * @param ifNoneMatch    header of the request, or null
     */
    Reply reply(String acceptEncoding, String ifNoneMatch) {
        boolean zipped = gzip != null && Accept.takes(acceptEncoding, "gzip");
        String tag = '"' + etag + (zipped ? "-gzip\"" : "\"");
        boolean known = ifNoneMatch != null && (ifNoneMatch.contains(tag) || "*".equals(ifNoneMatch.trim()));
        Reply reply = known ? new Reply(304, "", new byte[0]) : new Reply(200, type, zipped ? gzip : plain);
        reply = reply.with("etag", tag).with("cache-control", "no-cache").with("vary", "accept-encoding");
        return zipped && !known ? reply.with("content-encoding", "gzip") : reply;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
