package io.tickring.persistence.read;

import io.tickring.persistence.files.EpochDirectory;

/** Up to where a directory may be read. */
interface Published {
    /** @return the last sequence that may be read, {@link DirectoryCursor#TO_THE_END} where nobody writes any more */
    long limit(EpochDirectory directory);

    /** Asks again whether the directory is still being written. Called when everything up to the limit is read. */
    default void refresh(EpochDirectory directory) {
    }
}
