/** What lets the journal go once the archive holds it. */
package io.tickring.persistence.archive.prune;
