/** What the journal cannot tell any more, for its records were archived and removed. */
package io.tickring.persistence.history.pruned;
