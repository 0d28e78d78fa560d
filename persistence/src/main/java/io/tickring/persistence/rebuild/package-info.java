/** Makes bars anew from the ticks that the journal holds. */
package io.tickring.persistence.rebuild;
