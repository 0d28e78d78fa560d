package io.tickring.simulator.stream;

import io.tickring.simulator.fault.Running;
import io.tickring.simulator.fault.SocketFault;
import io.tickring.simulator.market.Instrument;
import io.tickring.simulator.market.PriceSource;
import io.tickring.simulator.market.Resolution;
import io.tickring.simulator.rules.EpicLimit;
import io.tickring.simulator.rules.StreamRules;
import io.tickring.simulator.rules.UnknownEpic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what subscribe and unsubscribe messages ask for, and says what was done. Stream loop only. */
final class Subscriptions {
    private static final String UNKNOWN_EPIC = "error.invalid.epic";
    private static final String UNKNOWN_RESOLUTION = "error.invalid.resolution";

    private final Map<String, Instrument> byEpic;
    private final StreamHub hub;
    private final StreamRules rules;

    Subscriptions(PriceSource source, StreamHub hub, StreamRules rules) {
        this.byEpic = source.instruments().stream().collect(Collectors.toMap(Instrument::epic, Function.identity()));
        this.hub = hub;
        this.rules = rules;
    }

    Reply subscribe(Connection connection, ClientMessage message) {
        List<String> epics = message.list("epics");
        Optional<String> refused = refusal(connection, epics);
        if (refused.isPresent()) {
            return Reply.error(message, refused.get());
        }
        known(epics).forEach(instrument -> hub.subscribers().add(connection, instrument.number()));
        return processed(message, epics);
    }

    Reply unsubscribe(Connection connection, ClientMessage message) {
        List<String> epics = message.list("epics");
        known(epics).forEach(instrument -> hub.subscribers().remove(connection, instrument.number()));
        return processed(message, epics);
    }

    Reply subscribeBars(Connection connection, ClientMessage message) {
        List<String> epics = message.list("epics");
        Optional<String> refused = refusal(connection, epics);
        if (refused.isPresent()) {
            return Reply.error(message, refused.get());
        }
        List<Resolution> resolutions = resolutions(message);
        Optional<OhlcTopic.BarType> type = type(message.payload().path("type").asText("classic"));
        if (resolutions.isEmpty() || type.isEmpty()) {
            return Reply.error(message, UNKNOWN_RESOLUTION);
        }
        List<String> keys = new ArrayList<>();
        for (String epic : epics) {
            for (Resolution resolution : resolutions) {
                keys.add(epic + ":" + resolution + ":" + type.get().wire());
                Optional.ofNullable(byEpic.get(epic)).ifPresent(instrument ->
                        hub.ohlc().add(connection, new OhlcTopic(instrument, resolution, type.get())));
            }
        }
        return processed(message, keys);
    }

    Reply unsubscribeBars(Connection connection, ClientMessage message) {
        List<String> epics = message.list("epics");
        List<String> resolutions = message.list("resolutions");
        List<String> types = message.list("types");
        List<OhlcTopic> leaving = hub.ohlc().topicsOf(connection).stream()
                .filter(topic -> isAsked(epics, topic.instrument().epic()))
                .filter(topic -> isAsked(resolutions, topic.resolution().name()))
                .filter(topic -> isAsked(types, topic.type().wire())).toList();
        leaving.forEach(topic -> hub.ohlc().remove(connection, topic));
        return processed(message, leaving.stream().map(OhlcTopic::key).toList());
    }

    /** What is not named in an unsubscribe message means all. */
    private static boolean isAsked(List<String> named, String value) {
        return named.isEmpty() || named.contains(value);
    }

    private Optional<String> refusal(Connection connection, List<String> epics) {
        TreeSet<String> counted = new TreeSet<>(epics);
        if (rules.epicLimit() == EpicLimit.PER_CONNECTION) {
            byEpic.values().stream().filter(i -> connection.markets().get(i.number()))
                    .forEach(i -> counted.add(i.epic()));
            hub.ohlc().topicsOf(connection).forEach(topic -> counted.add(topic.instrument().epic()));
        }
        if (counted.size() > rules.maxEpics()) {
            return Optional.of(rules.tooManyEpicsError());
        }
        Optional<Running> refusing = epics.stream().map(epic -> hub.faults().active(SocketFault.REFUSE_EPICS, epic))
                .flatMap(Optional::stream).findFirst();
        if (refusing.isPresent()) {
            refusing.get().strike();
            return Optional.of(UNKNOWN_EPIC);
        }
        boolean unknown = epics.stream().anyMatch(epic -> !byEpic.containsKey(epic));
        return unknown && rules.unknownEpic() == UnknownEpic.ERROR ? Optional.of(UNKNOWN_EPIC) : Optional.empty();
    }

    private List<Instrument> known(List<String> epics) {
        return epics.stream().filter(byEpic::containsKey).map(byEpic::get).toList();
    }

    /** @return the resolutions asked for, MINUTE when none is named, nothing when one is unknown */
    private static List<Resolution> resolutions(ClientMessage message) {
        List<String> names = message.list("resolutions");
        if (names.isEmpty()) {
            return List.of(Resolution.MINUTE);
        }
        List<Optional<Resolution>> found = names.stream().map(Resolution::of).toList();
        return found.stream().allMatch(Optional::isPresent) ? found.stream().map(Optional::get).toList() : List.of();
    }

    private static Optional<OhlcTopic.BarType> type(String wire) {
        return Arrays.stream(OhlcTopic.BarType.values()).filter(type -> type.wire().equals(wire)).findFirst();
    }

    private static Reply processed(ClientMessage message, List<String> keys) {
        Map<String, String> done = new LinkedHashMap<>();
        keys.forEach(key -> done.put(key, "PROCESSED"));
        return Reply.ok(message, Map.of("subscriptions", done));
    }
}
