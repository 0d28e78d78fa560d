package io.tickring.feed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.rest.VenueException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every payload of the broker that is known, through the client's own reading code. */
class SamplesTest {
    /** What was called otherwise in 2022 arrives under its present name. */
    private static final Map<String, String> RENAMED = Map.of(
            "controlledRiskAllowed", "guaranteedStopAllowed",
            "minControlledRiskStopDistance", "minGuaranteedStopDistance",
            "minNormalStopOrLimitDistance", "minStopOrProfitDistance",
            "maxStopOrLimitDistance", "maxStopOrProfitDistance");
    /** The answer to a request without a result: the method returns, and that says it. */
    private static final Map<String, String> ONLY_YES = Map.of("SUCCESS", "yes", "OK", "yes");
    private static final JsonMapper RECORDS = JsonMapper.builder().addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(LocalDateTime.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)).build();

    private final FakeVenue venue = new FakeVenue();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicLong nowNs = new AtomicLong();

    @AfterEach
    void close() {
        threads.shutdownNow();
        venue.close();
    }

    static Stream<Sample> successes() {
        return Sample.all().stream().filter(sample -> sample.status() == 200);
    }

    static Stream<Sample> failures() {
        return Sample.all().stream().filter(sample -> sample.status() >= 400);
    }

    @ParameterizedTest
    @MethodSource("successes")
    void shouldReadEveryField(Sample sample) {
        JsonNode read = RECORDS.valueToTree(read(sample, sample.response()));

        List<String> lost = new ArrayList<>();
        compare("", sample.response(), read, lost);
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTellWhatTheVenueRefuses(Sample sample) {
        assertThatThrownBy(() -> read(sample, sample.response())).isInstanceOfSatisfying(VenueException.class,
                failure -> {
                    assertThat(failure.status()).isEqualTo(sample.status());
                    assertThat(failure.errorCode()).isEqualTo(sample.response().path("errorCode").asText());
                    assertThat(failure.nothingDone()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("successes")
    void shouldReadWhatLacksAFieldOrHasOneMoreOrSayWhere(Sample sample) {
        for (String name : names(sample.response(), new TreeSet<>())) {
            JsonNode damaged = sample.response().deepCopy();
            damaged.findParents(name).forEach(parent ->
                    ((ObjectNode) parent).put("unknownTo" + name, 1).remove(name));

            Throwable failure = catchThrowable(() -> read(sample, damaged));

            if (failure != null) {
                assertThat(failure).as(name).isInstanceOf(VenueException.class).hasMessageContaining("unreadable at");
            }
        }
    }

    private Object read(Sample sample, JsonNode response) {
        boolean login = SampleCalls.isLogin(sample);
        Answer answer = new Answer(sample.status(), response.toString());
        venue.rest.login = login ? answer : Answer.ok("{\"currentAccountId\":\"1001\"}");
        CapitalApi api = new CapitalApi(FeedSettings.of(venue.url(), venue.streamUrl(), "simulator", List.of("GOLD")),
                FakeVenue.CREDENTIALS, threads, () -> nowNs.addAndGet(TimeUnit.SECONDS.toNanos(1)));
        if (!login) {
            api.session().tokens();
            venue.rest.override = request -> request.startsWith("POST /session") ? null : answer;
        }
        return SampleCalls.read(sample, api);
    }

    private static TreeSet<String> names(JsonNode node, TreeSet<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names(child, names));
        return names;
    }

    private static void compare(String place, JsonNode sent, JsonNode read, List<String> lost) {
        if (sent.isObject()) {
            sent.properties().forEach(field -> compare(place + '/' + field.getKey(), field.getValue(),
                    read.path(RENAMED.getOrDefault(field.getKey(), field.getKey())), lost));
        } else if (sent.isArray()) {
            for (int i = 0; i < sent.size(); i++) {
                compare(place + '/' + i, sent.get(i), read.path(i), lost);
            }
            if (sent.size() != read.size()) {
                lost.add(place + " has " + read.size() + " instead of " + sent.size());
            }
        } else if (!same(sent, read)) {
            lost.add(place + " was " + sent + " and is " + read);
        }
    }

    private static boolean same(JsonNode sent, JsonNode read) {
        String was = sent.asText();
        String is = read.asText();
        return sent.isBoolean() == read.isBoolean() && was.equals(is) && !read.isMissingNode()
                || is.equals(ONLY_YES.get(was)) || sameNumber(sent, read) || sameTime(was, is);
    }

    private static boolean sameNumber(JsonNode sent, JsonNode read) {
        try {
            return read.isNumber() && new BigDecimal(sent.asText()).compareTo(read.decimalValue()) == 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }

    /** A moment is written with a zone, a local time without one. */
    private static boolean sameTime(String sent, String read) {
        try {
            LocalDateTime is = LocalDateTime.parse(read.replaceAll("Z$", ""));
            boolean epochMs = sent.matches("\\d{13}");
            return is.equals(epochMs ? LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(sent)),
                    ZoneOffset.UTC) : LocalDateTime.parse(sent));
        } catch (DateTimeException text) {
            return false;
        }
    }
}
