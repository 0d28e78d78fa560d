package io.tickring.feed.api.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a market trades, as the venue writes it: spans such as {@code 22:00 - 00:00}, whose end 00:00 is the day's end;
 * {@code 00:00 - 00:00} is the whole day, and no span at all is none of it.
 *
 * @param zone in which the spans are meant, for example UTC
 */
public record OpeningHours(
        @JsonProperty("mon") List<String> monday, @JsonProperty("tue") List<String> tuesday,
        @JsonProperty("wed") List<String> wednesday, @JsonProperty("thu") List<String> thursday,
        @JsonProperty("fri") List<String> friday, @JsonProperty("sat") List<String> saturday,
        @JsonProperty("sun") List<String> sunday, Optional<String> zone) {
    /** @return the spans of every day, Monday first */
    public Map<DayOfWeek, List<String>> days() {
        Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
        List<List<String>> spans = List.of(monday, tuesday, wednesday, thursday, friday, saturday, sunday);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, spans.get(day.ordinal()));
        }
        return days;
    }
}
