package io.tickring.simulator.fault;

import java.util.Set;

/**
 * What a fault strikes.
 *
 * @param epics   markets, empty for all
 * @param sockets numbers of WebSockets as in the ledger, empty for all
 * @param route   begin of REST routes, as in {@code GET /prices}; empty for all
 */
public record Target(Set<String> epics, Set<Integer> sockets, String route) {
    public static final Target ALL = new Target(Set.of(), Set.of(), "");

    public Target {
        epics = Set.copyOf(epics);
        sockets = Set.copyOf(sockets);
    }

    /** @return these markets on every socket */
    public static Target epics(String... epics) {
        return new Target(Set.of(epics), Set.of(), "");
    }

    /** @return the requests whose method and path begin so */
    public static Target route(String begin) {
        return new Target(Set.of(), Set.of(), begin);
    }

    /** @return these sockets whole */
    public static Target sockets(Integer... numbers) {
        return new Target(Set.of(), Set.of(numbers), "");
    }

    boolean hasEpic(String epic) {
        return epics.isEmpty() || epics.contains(epic);
    }

    boolean hasSocket(int number) {
        return sockets.isEmpty() || sockets.contains(number);
    }

    boolean hasRoute(String of) {
        return of.startsWith(route);
    }
}
