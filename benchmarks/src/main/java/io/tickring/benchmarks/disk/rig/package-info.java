/** Journals to try: written by hand-moved clocks, copied, and read back. */
package io.tickring.benchmarks.disk.rig;
