/** What a power cut may leave: pages kept, dropped and torn. What was synced has to be served. */
package io.tickring.benchmarks.disk.torn;
