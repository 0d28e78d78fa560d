/** What goes into a backup: every file of a data directory that cannot be made again, as of one moment. */
package io.tickring.persistence.backup.source;
