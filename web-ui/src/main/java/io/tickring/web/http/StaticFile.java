package io.tickring.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One file of the page; packed when it is first asked for. Any thread. */
final class StaticFile {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8", "json", "application/json", "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8", "png", "image/png", "ico", "image/x-icon", "woff2", "font/woff2");
    private static final int MIN_GZIP_BYTES = 256;
    private static final int ETAG_BYTES = 12;

    private final String type;
    private final byte[] plain;
    private Packed packed;

    /** @param gzip null where it is not worth it */
    private record Packed(byte[] gzip, String etag) {
    }

    /** @param name decides the media type by its ending */
    StaticFile(String name, byte[] content) {
        type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        plain = content;
    }

    private synchronized Packed packed() {
        if (packed == null) {
            packed = new Packed(text() && plain.length >= MIN_GZIP_BYTES ? gzip(plain) : null,
                    HexFormat.of().formatHex(sha256(plain), 0, ETAG_BYTES));
        }
        return packed;
    }

    private boolean text() {
        return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    }

    /**
     * @param acceptEncoding header of the request, or null
     * @param ifNoneMatch    header of the request, or null
     */
    Reply reply(String acceptEncoding, String ifNoneMatch) {
        Packed of = packed();
        boolean zipped = of.gzip != null && Accept.takes(acceptEncoding, "gzip");
        String tag = '"' + of.etag + (zipped ? "-gzip\"" : "\"");
        boolean known = ifNoneMatch != null && (ifNoneMatch.contains(tag) || "*".equals(ifNoneMatch.trim()));
        Reply reply = known ? new Reply(304, "", new byte[0]) : new Reply(200, type, zipped ? of.gzip : plain);
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
