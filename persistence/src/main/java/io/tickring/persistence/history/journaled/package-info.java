/** What of the past the journal holds. Entry: {@link io.tickring.persistence.history.journaled.JournalIndex}. */
package io.tickring.persistence.history.journaled;
