/** What came of the trials. */
package io.tickring.benchmarks.disk.tally;
