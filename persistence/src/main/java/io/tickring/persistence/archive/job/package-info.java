/** What brings finished days from the journal into the archive, and lets the journal go once that is done. */
package io.tickring.persistence.archive.job;
