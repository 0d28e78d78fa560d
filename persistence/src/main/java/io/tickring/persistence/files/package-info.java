/**
 * What lies where on the disk: directories of epochs, their cycle files, the position file beside them, and the lock of
 * the one writer.
 */
package io.tickring.persistence.files;
