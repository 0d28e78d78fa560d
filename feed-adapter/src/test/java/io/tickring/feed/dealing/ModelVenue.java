package io.tickring.feed.dealing;

import io.tickring.feed.api.account.Activity;
import io.tickring.feed.api.deal.Confirmation;
import io.tickring.feed.api.deal.Direction;
import io.tickring.feed.api.deal.NewPosition;
import io.tickring.feed.api.deal.NewWorkingOrder;
import io.tickring.feed.api.deal.Position;
import io.tickring.feed.api.deal.WorkingOrder;
import io.tickring.feed.dealing.Faults.Read;
import io.tickring.feed.rest.VenueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A venue whose truth is known, and whose answers are lost, late, doubled or of another moment. Its time is given. */
final class ModelVenue implements DealingVenue {
    private static final long STALE_MS = 5_000;

    /** What the account held from a moment on. */
    private final TreeMap<Long, List<Position>> positions = new TreeMap<>(Map.of(Long.MIN_VALUE, List.of()));
    private final TreeMap<Long, List<WorkingOrder>> orders = new TreeMap<>(Map.of(Long.MIN_VALUE, List.of()));
    private final List<Late<Activity>> activity = new ArrayList<>();
    private final Map<String, List<Late<Confirmation>>> confirmations = new HashMap<>();
    private final TreeMap<Long, Runnable> agenda = new TreeMap<>();
    private final Map<String, Object> lastAnswers = new HashMap<>();
    private Faults faults;
    private Iterator<Read> reads = List.<Read>of().iterator();
    private long nowMs = 1_700_000_000_000L;
    private int ids;
    int requests;
    /** Deal ids that the last request made or ended, whenever that was. */
    List<String> done = new ArrayList<>();

    private record Late<T>(long visibleMs, T value) {
    }

    void expect(Faults next) {
        faults = next;
        reads = next.reads().iterator();
        requests = 0;
        done = new ArrayList<>();
    }

    void advance(long ms) {
        long untilMs = nowMs + ms;
        while (!agenda.isEmpty() && agenda.firstKey() <= untilMs) {
            Map.Entry<Long, Runnable> due = agenda.pollFirstEntry();
            nowMs = Math.max(nowMs, due.getKey());
            due.getValue().run();
        }
        nowMs = untilMs;
    }

    long nowNs() {
        return nowMs * 1_000_000;
    }

    /** @return the truth */
    List<Position> open() {
        return positions.lastEntry().getValue();
    }

    List<WorkingOrder> waiting() {
        return orders.lastEntry().getValue();
    }

    @Override
    public Instant time() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public List<Position> positions() {
        return read("positions", () -> positions.floorEntry(nowMs).getValue(),
                () -> positions.floorEntry(nowMs - STALE_MS).getValue());
    }

    @Override
    public List<WorkingOrder> workingOrders() {
        return read("orders", () -> orders.floorEntry(nowMs).getValue(),
                () -> orders.floorEntry(nowMs - STALE_MS).getValue());
    }

    @Override
    public List<Activity> activity(Instant since) {
        return read("activity", () -> activityAt(nowMs), () -> activityAt(nowMs - STALE_MS));
    }

    @Override
    public Confirmation confirmation(String dealReference) {
        return read("confirmation", () -> confirmationAt(dealReference, nowMs),
                () -> confirmationAt(dealReference, nowMs - STALE_MS));
    }

    @Override
    public String open(NewPosition wanted) {
        String reference = "o_" + ++ids;
        return deal(reference, () -> fill(reference, wanted.direction(), wanted.epic(), wanted.size()));
    }

    @Override
    public String close(String dealId) {
        String reference = "p_" + dealId;
        if (open().stream().noneMatch(position -> position.dealId().equals(dealId))) {
            requests++;
            throw new VenueException("DELETE /positions", 404, "error.not-found.dealId");
        }
        return deal(reference, () -> end(reference, dealId));
    }

    @Override
    public String place(NewWorkingOrder order) {
        String reference = "o_" + ++ids;
        return deal(reference, () -> keep(reference, order));
    }

    @Override
    public String cancel(String dealId) {
        return deal("o_" + dealId, () -> remove("o_" + dealId, dealId));
    }

    private String deal(String reference, Runnable action) {
        requests++;
        switch (faults.answer()) {
            case WHOLE, ANSWER_LOST, ERROR_AFTER, GARBLED -> action.run();
            case REQUEST_DELAYED -> agenda.put(nowMs + faults.delayMs() + 1, action);
            case REQUEST_LOST, ERROR_BEFORE, TOO_MANY, REFUSED -> {
            }
        }
        return switch (faults.answer()) {
            case WHOLE -> reference;
            case REQUEST_LOST, ANSWER_LOST, REQUEST_DELAYED -> throw new VenueException("POST", 0, "timeout");
            case ERROR_AFTER, ERROR_BEFORE ->
                    throw new VenueException("POST", 500, "java.util.concurrent.TimeoutException");
            case GARBLED -> throw new VenueException("POST", 200, "no JSON");
            case TOO_MANY -> throw new VenueException("POST", 429, "error.too-many.requests");
            case REFUSED -> throw new VenueException("POST", 400, "error.invalid.size.minvalue: 10");
        };
    }

    private void fill(String reference, Direction direction, String epic, BigDecimal size) {
        String orderId = "order" + ++ids;
        if (faults.marginRejected()) {
            confirm(reference, Payloads.rejection(reference, orderId, time()));
            return;
        }
        BigDecimal part = size.divide(BigDecimal.valueOf(faults.parts()));
        List<Position> made = new ArrayList<>();
        for (int i = 0; i < faults.parts(); i++) {
            made.add(Payloads.position("deal" + ++ids, orderId, direction, epic, part, time()));
        }
        made.forEach(position -> {
            done.add(position.dealId());
            happened(Payloads.activity(position.dealId(), "POSITION", direction, epic, part, time()));
        });
        List<Position> all = new ArrayList<>(open());
        all.addAll(made);
        positions.put(nowMs, all);
        confirm(reference, Payloads.opened(reference, orderId, direction, size, done, time()));
    }

    private void end(String reference, String dealId) {
        Optional<Position> open = open().stream().filter(position -> position.dealId().equals(dealId)).findFirst();
        if (open.isEmpty()) {
            return;
        }
        if (faults.marginRejected()) {
            confirm(reference, Payloads.rejection(reference, dealId, time()));
            return;
        }
        positions.put(nowMs, open().stream().filter(position -> !position.dealId().equals(dealId)).toList());
        done.add(dealId);
        Position ended = open.get();
        happened(Payloads.activity(dealId, "POSITION", ended.holding().direction().opposite(), ended.market().epic(),
                ended.holding().size(), time()));
        confirm(reference, Payloads.closed(reference, dealId, ended.holding().size(), time()));
    }

    private void keep(String reference, NewWorkingOrder wanted) {
        String dealId = "wait" + ++ids;
        if (faults.marginRejected()) {
            confirm(reference, Payloads.rejection(reference, dealId, time()));
            return;
        }
        done.add(dealId);
        List<WorkingOrder> all = new ArrayList<>(waiting());
        all.add(Payloads.order(dealId, wanted, time()));
        orders.put(nowMs, all);
        happened(Payloads.activity(dealId, "WORKING_ORDER", wanted.direction(), wanted.epic(), wanted.size(), time()));
        Confirmation made = Payloads.opened(reference, dealId, wanted.direction(), wanted.size(), List.of(dealId),
                time());
        confirm(reference, made);
        confirmations.put("o_" + dealId, new ArrayList<>(List.of(new Late<>(nowMs,
                Payloads.opened("o_" + dealId, dealId, wanted.direction(), wanted.size(), List.of(dealId), time())))));
    }

    private void remove(String reference, String dealId) {
        if (faults.marginRejected()) {
            confirm(reference, Payloads.rejection(reference, dealId, time()));
            return;
        }
        orders.put(nowMs, waiting().stream().filter(order -> !order.dealId().equals(dealId)).toList());
        done.add(dealId);
        confirm(reference, Payloads.deleted(reference, dealId, time()));
    }

    private void confirm(String reference, Confirmation told) {
        confirmations.computeIfAbsent(reference, key -> new ArrayList<>())
                .add(new Late<>(nowMs + faults.confirmMs(), told));
    }

    private void happened(Activity entry) {
        activity.add(new Late<>(nowMs + faults.activityMs(), entry));
    }

    private List<Activity> activityAt(long ms) {
        return activity.stream().filter(entry -> entry.visibleMs() <= ms).map(Late::value).toList();
    }

    private Confirmation confirmationAt(String reference, long ms) {
        return confirmations.getOrDefault(reference, List.of()).stream()
                .filter(told -> told.visibleMs() <= ms).reduce((first, second) -> second).map(Late::value)
                .orElseThrow(() -> new VenueException("GET /confirms", 404, "error.not-found.dealReference"));
    }

    @SuppressWarnings("unchecked")
    private <T> T read(String question, Supplier<T> now, Supplier<T> before) {
        Read fault = reads.hasNext() ? reads.next() : Read.WHOLE;
        T answer = switch (fault) {
            case LOST -> throw new VenueException("GET", 0, "timeout");
            case BACK_END_ERROR -> throw new VenueException("GET", 502, "no JSON");
            case TOO_MANY -> throw new VenueException("GET", 429, "error.too-many.requests");
            case STALE -> before.get();
            case DOUBLED -> lastAnswers.containsKey(question) ? (T) lastAnswers.get(question) : now.get();
            case WHOLE -> now.get();
        };
        lastAnswers.put(question, answer);
        return answer;
    }
}
