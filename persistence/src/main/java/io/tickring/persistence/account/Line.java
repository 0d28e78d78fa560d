package io.tickring.persistence.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tickring.engine.account.AccountRecord;
import io.tickring.persistence.codec.FormatException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One record as text: checksum, version, kind and JSON, parted by spaces. The checksum is the CRC32C, in eight
 * hexadecimal digits, of all that follows the space behind it. Decimals are written as text, so that no reader rounds
 * them.
 */
final class Line {
    static final int VERSION = 1;
    private static final int CRC_DIGITS = 8;
    private static final Pattern BODY = Pattern.compile("(\\d{1,9}) (\\w+) (.+)");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, null))
            .withConfigOverride(BigDecimal.class,
                    decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private Line() {
    }

    /** @return with the end of the line */
    static byte[] bytes(AccountRecord record) {
        try {
            String body = VERSION + " " + Kind.of(record).word + ' ' + MAPPER.writeValueAsString(record);
            return (checksum(body) + ' ' + body + '\n').getBytes(UTF_8);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("a record that has no JSON form: " + record.getClass(), defect);
        }
    }

    /**
     * @param text a whole line without its end
     * @param wanted the kind asked for, null for every one; lines of other kinds are checked and not read further
     * @return empty for another kind than the one wanted
     * @throws FormatException where the line is damaged, or newer than this program
     */
    static Optional<AccountRecord> read(String text, Kind wanted) {
        Matcher body = BODY.matcher(body(text));
        if (!body.matches()) {
            throw new FormatException("not version, kind and record");
        }
        if (Integer.parseInt(body.group(1)) != VERSION) {
            throw new FormatException("version " + body.group(1) + ", this program reads " + VERSION);
        }
        Kind kind = Kind.of(body.group(2))
                .orElseThrow(() -> new FormatException("kind " + body.group(2) + " is not known"));
        return wanted == null || wanted == kind ? Optional.of(record(kind, body.group(3))) : Optional.empty();
    }

    private static String body(String text) {
        if (text.length() <= CRC_DIGITS || text.charAt(CRC_DIGITS) != ' ') {
            throw new FormatException("no checksum");
        }
        String body = text.substring(CRC_DIGITS + 1);
        if (!text.startsWith(checksum(body))) {
            throw new FormatException("the checksum does not fit");
        }
        return body;
    }

    private static AccountRecord record(Kind kind, String json) {
        try {
            return MAPPER.readValue(json, kind.type);
        } catch (JsonProcessingException mismatch) {
            throw new FormatException("no " + kind.word + ": " + mismatch.getOriginalMessage());
        }
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
