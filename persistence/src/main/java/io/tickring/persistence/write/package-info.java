/** The one writer of the journal: the stage of the hot chain, and the agents that sync and allocate for it. */
package io.tickring.persistence.write;
