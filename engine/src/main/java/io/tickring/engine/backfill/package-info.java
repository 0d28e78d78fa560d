/** The venue's own bars: what they are, which are wanted, and what they make of gaps. */
package io.tickring.engine.backfill;
