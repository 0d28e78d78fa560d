/** Kills the daemon under load, again and again, and lets the checker judge what it left. */
package io.tickring.benchmarks.kill;
