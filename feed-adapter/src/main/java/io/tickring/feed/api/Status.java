package io.tickring.feed.api;

import java.util.Optional;

/** An answer that says no more than yes: OK or SUCCESS. */
record Status(Optional<String> status) {
}
