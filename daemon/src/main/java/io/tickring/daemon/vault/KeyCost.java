package io.tickring.daemon.vault;

/**
 * What Argon2id spends on one guess of a passphrase. Stands in the file's header, so that it can be raised later.
 *
 * @param memoryKiB  8 KiB for each lane to 1 GiB
 * @param iterations 1 to 64
 * @param lanes      1 to 16
 */
record KeyCost(int memoryKiB, int iterations, int lanes) {
    /** RFC 9106's choice where memory is short, on one lane; several times what OWASP asks for. */
    static final KeyCost USUAL = new KeyCost(64 * 1024, 3, 1);

    private static final int MOST_KIB = 1 << 20;
    private static final int LEAST_KIB_A_LANE = 8;
    private static final int MOST_ITERATIONS = 64;
    private static final int MOST_LANES = 16;

    /** @throws IllegalArgumentException for a cost that no file of ours asks for */
    KeyCost {
        boolean fits = lanes >= 1 && lanes <= MOST_LANES && iterations >= 1 && iterations <= MOST_ITERATIONS
                && memoryKiB >= LEAST_KIB_A_LANE * lanes && memoryKiB <= MOST_KIB;
        if (!fits) {
            throw new IllegalArgumentException("no cost of a key: " + memoryKiB + " KiB, " + iterations
                    + " iterations, " + lanes + " lanes");
        }
    }
}
