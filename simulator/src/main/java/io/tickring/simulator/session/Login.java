package io.tickring.simulator.session;

/** What a client must present. Never printed as a whole. */
public record Login(String apiKey, String identifier, String password) {

    @Override
    public String toString() {
        return "Login[identifier=" + identifier + "]";
    }
}
