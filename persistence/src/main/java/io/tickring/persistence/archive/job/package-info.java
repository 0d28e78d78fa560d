/** What brings finished days from the journal into the archive. */
package io.tickring.persistence.archive.job;
