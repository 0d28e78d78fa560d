/** How a run of the archive is followed, and ended before its time. */
package io.tickring.persistence.archive.watch;
