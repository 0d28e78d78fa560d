package io.tickring.web.message;

/** Takes what the live view has encoded. Called on the live thread; must not block. */
public interface RoundSink {
    /** Takes nothing: who comes later gets a snapshot. */
    RoundSink NOBODY = new RoundSink() {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void onRound(Round round) { }

        @Override
        public void onStatus(LiveText message) { }
    };

    /** @return whether the last round has been handed out; until then changes wait and are merged */
    boolean ready();

    void onRound(Round round);

    /** @param message a whole message of the stream */
    void onStatus(LiveText message);
}
