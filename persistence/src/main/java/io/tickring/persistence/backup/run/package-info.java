/** Makes, restores and proves backups, and keeps what became of the last ones beside the data. */
package io.tickring.persistence.backup.run;
