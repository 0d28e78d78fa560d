package io.tickring.benchmarks.disk;

/**
 * What a campaign is to be.
 *
 * @param images  torn images, 0 for none
 * @param damages flipped bits and cut files, 0 for none
 * @param seed    decides everything
 */
public record DiskSettings(int images, int damages, long seed) {
    /** @throws IllegalArgumentException for a value outside its range, naming its option */
    public DiskSettings {
        require(images, "--images");
        require(damages, "--damages");
    }

    private static void require(int count, String option) {
        if (count < 0) {
            throw new IllegalArgumentException(option + " must be 0 or more, is " + count);
        }
    }
}
