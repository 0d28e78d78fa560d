/** How backups write files: whole or not at all, on the disk when they say so, trouble told with its place. */
package io.tickring.persistence.backup.disk;
