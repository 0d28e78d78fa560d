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

    public ApiKey {
        if (state == null) {
            state = State.ACTIVE;
        }
    }

    @Override
    public String toString() {
        return "ApiKey[state=" + state + "]";
    }
}
