package io.tickring.simulator.watchlist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of one user, the system's first. Not thread-safe. */
public final class Watchlists {
    private static final int FIRST_ID = 123_456;

    private final Map<String, Watchlist> byId = new LinkedHashMap<>();
    private int nextId = FIRST_ID;

    /** @param popular epics of the list that every user has */
    public Watchlists(List<String> popular) {
        add("Popular markets", true, popular);
    }

    public List<Watchlist> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Watchlist> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Watchlist create(String name, List<String> epics) {
        return add(name, false, epics);
    }

    private Watchlist add(String name, boolean system, List<String> epics) {
        Watchlist list = new Watchlist(Integer.toString(nextId++), name, system,
                epics.stream().distinct().toList());
        byId.put(list.id(), list);
        return list;
    }

    /** An epic that is there already stays where it is. */
    public void add(Watchlist list, String epic) {
        replace(list, Stream.concat(list.epics().stream(), Stream.of(epic)).distinct().toList());
    }

    public void remove(Watchlist list, String epic) {
        List<String> rest = new ArrayList<>(list.epics());
        rest.remove(epic);
        replace(list, List.copyOf(rest));
    }

    private void replace(Watchlist list, List<String> epics) {
        byId.put(list.id(), new Watchlist(list.id(), list.name(), list.system(), epics));
    }

    public void delete(Watchlist list) {
        byId.remove(list.id());
    }
}
