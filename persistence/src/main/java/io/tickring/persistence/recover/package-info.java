/** What a start takes over from the journal: the markets, the state, and where to go on. */
package io.tickring.persistence.recover;
