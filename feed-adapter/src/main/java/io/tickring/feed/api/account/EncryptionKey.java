package io.tickring.feed.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What a password is encrypted with.
 *
 * @param key         RSA, X.509, in base64
 * @param timeStampMs goes with the password, epoch ms
 */
public record EncryptionKey(
        @JsonProperty("encryptionKey") String key, @JsonProperty("timeStamp") long timeStampMs) {
    public EncryptionKey {
        Objects.requireNonNull(key, "encryptionKey");
    }
}
