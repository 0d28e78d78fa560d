/** Does to Redis what can be done to it while the daemon writes there, and measures what the ticks' way feels of it. */
package io.tickring.benchmarks.redis;
