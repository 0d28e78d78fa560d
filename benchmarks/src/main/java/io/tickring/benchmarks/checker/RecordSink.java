package io.tickring.benchmarks.checker;

/** Takes what a journal says, in order. */
interface RecordSink {
    /** A directory begins. */
    void session(int epoch, long sequence, long previousSequence);

    /** So many records of the directory that began last are gone, and it says so. */
    void gone(long records);

    void tick(TickRow tick);

    void bar(long sequence, BarRow bar, long revision, int provenance);

    /** A directory ends behind this sequence. */
    void end(int epoch, long lastSequence);

    /** Something is not as it has to be. */
    void wrong(String what);
}
