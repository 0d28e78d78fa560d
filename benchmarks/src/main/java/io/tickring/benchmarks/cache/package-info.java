/** Compares what Redis holds with the journal, in numbers, by the words of docs/redis.md. Entry: {@code CacheView}. */
package io.tickring.benchmarks.cache;
