package io.tickring.persistence.backup.catalogue;

import java.io.IOException;

/** A catalogue that cannot be used. The message is one line for the operator. */
public final class CatalogueException extends IOException {
    private static final long serialVersionUID = 1L;

    CatalogueException(String message) {
        super(message);
    }
}
