/** Single damages: a flipped bit, a file cut off. Each has to be told at its place, and nothing of it served. */
package io.tickring.benchmarks.disk.damage;
