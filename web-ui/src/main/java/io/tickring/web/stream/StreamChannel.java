package io.tickring.web.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a client can subscribe to. */
enum StreamChannel {
    QUOTES, BARS, STATUS;

    /** @return the name in messages */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StreamChannel> ofKey(String key) {
        return Stream.of(values()).filter(channel -> channel.key().equals(key)).findFirst();
    }
}
