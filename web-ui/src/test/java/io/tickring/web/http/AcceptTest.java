package io.tickring.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static final List<String> OFFERED = List.of("application/json", "text/csv");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "- | application/json", "'' | application/json", "*/* | application/json", "text/csv | text/csv",
        "TEXT/CSV | text/csv", "text/* | text/csv", "text/csv;q=0.5, application/json | application/json",
        "application/json;q=0.5, text/csv | text/csv", "text/html, */*;q=0.1 | application/json",
        "application/json;q=0, */* | text/csv", "text/csv; header=present, image/png | text/csv"})
    void shouldChooseWhatTheClientLikesBest(String header, String chosen) {
        assertThat(Accept.choose(header, OFFERED)).contains(chosen.trim());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"image/png", "text/html, application/xhtml+xml", "*/*;q=0", "nonsense"})
    void shouldChooseNothingWhereNothingFits(String header) {
        assertThat(Accept.choose(header, OFFERED)).isEmpty();
    }

    @Test
    void shouldKnowWhichCodingIsTaken() {
        assertThat(Accept.takes("deflate, gzip;q=0.8", "gzip")).isTrue();
        assertThat(Accept.takes("gzip;q=0", "gzip")).isFalse();
        assertThat(Accept.takes(null, "gzip")).isFalse();
    }
}
