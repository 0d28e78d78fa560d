/**
 * Reads a journal by {@code docs/journal-format.md} alone and holds it against witnesses from outside of its writer: a
 * program of its own that shares no code with the journal's writer and reader, so that one mistake can't hide on both
 * sides.
 */
package io.tickring.benchmarks.checker;
