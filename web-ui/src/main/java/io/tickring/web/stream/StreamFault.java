package io.tickring.web.stream;

/** A message of a client that cannot be followed; becomes the message {@code error}. */
final class StreamFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code   as docs/stream.md lists them
     * @param detail what came and what was expected
     */
    StreamFault(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    static StreamFault malformed(String detail) {
        return new StreamFault("malformed", detail);
    }

    String code() {
        return code;
    }
}
