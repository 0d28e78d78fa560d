/** The daily backup of a running daemon. */
package io.tickring.daemon.backup;
