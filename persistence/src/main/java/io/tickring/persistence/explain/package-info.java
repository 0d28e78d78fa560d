/** Explains bars from what stands in the journal. */
package io.tickring.persistence.explain;
