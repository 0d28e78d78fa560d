package io.tickring.feed.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the account trades.
 *
 * @param hedgingMode whether opposite positions stand beside each other; otherwise they net
 * @param leverages   by group of instruments, for example SHARES
 */
public record Preferences(boolean hedgingMode, Map<String, Leverage> leverages) {
    /**
     * @param current   in force
     * @param available what it may be set to
     */
    public record Leverage(Optional<Integer> current, List<Integer> available) {
    }

    /**
     * A change; what it leaves out stays.
     *
     * @param leverages by group of instruments, may be empty
     */
    public record Change(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> leverages,
            Optional<Boolean> hedgingMode) {
        public Change {
            leverages = Map.copyOf(leverages);
        }
    }
}
