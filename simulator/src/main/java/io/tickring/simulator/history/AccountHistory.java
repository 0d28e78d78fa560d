package io.tickring.simulator.history;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What happened in one account, each entry visible only after a while. Not thread-safe. */
public final class AccountHistory {
    private static final int KEPT = 100_000;

    private record Entry<T>(T what, long writtenNs) {
    }

    private final Deque<Entry<Activity>> activities = new ArrayDeque<>();
    private final Deque<Entry<Transaction>> transactions = new ArrayDeque<>();
    private final long delayNs;

    /** @param delayNs how long an entry is not there yet */
    public AccountHistory(long delayNs) {
        this.delayNs = delayNs;
    }

    public void add(Activity activity, long nowNs) {
        add(activities, activity, nowNs);
    }

    public void add(Transaction transaction, long nowNs) {
        add(transactions, transaction, nowNs);
    }

    private static <T> void add(Deque<Entry<T>> to, T what, long nowNs) {
        to.addFirst(new Entry<>(what, nowNs));
        if (to.size() > KEPT) {
            to.removeLast();
        }
    }

    /** @return newest first */
    public List<Activity> activities(Predicate<Activity> wanted, long nowNs) {
        return find(activities, wanted, Activity::timeMs, nowNs);
    }

    /** @return newest first */
    public List<Transaction> transactions(Predicate<Transaction> wanted, long nowNs) {
        return find(transactions, wanted, Transaction::timeMs, nowNs);
    }

    private <T> List<T> find(Deque<Entry<T>> in, Predicate<T> wanted, ToLongFunction<T> timeMs, long nowNs) {
        Function<Entry<T>, T> what = Entry::what;
        return in.stream().filter(entry -> nowNs - entry.writtenNs >= delayNs).map(what).filter(wanted)
                .sorted(Comparator.comparingLong(timeMs).reversed()).toList();
    }
}
