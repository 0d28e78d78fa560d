package io.tickring.simulator.session;

/**
 * One key of a login with the password made for it alone. Never printed as a whole.
 *
 * @param state what is left of it
 */
public record ApiKey(String key, String password, State state) {

    /** What may become of a key; all but an active one are as unknown. */
    public enum State {
        ACTIVE,
        PAUSED,
        EXPIRED
    }

    /** @throws IllegalArgumentException without a key or a password, naming neither */
    public ApiKey {
        if (key == null || key.isBlank() || password == null || password.isEmpty()) {
            throw new IllegalArgumentException("keys: expected a key and a password each");
        }
        if (state == null) {
            state = State.ACTIVE;
        }
    }

    @Override
    public String toString() {
        return "ApiKey[state=" + state + "]";
    }
}
