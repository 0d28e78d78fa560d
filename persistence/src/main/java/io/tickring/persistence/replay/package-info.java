/**
 * Runs the journal through the engine again and compares what comes out with what was stored. Reads only, beside a
 * running writer too.
 */
package io.tickring.persistence.replay;
