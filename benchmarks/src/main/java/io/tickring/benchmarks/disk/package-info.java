/**
 * What a power cut and a failing disk may leave of a journal, made by the thousand: images with pages kept, dropped and
 * torn, single flipped bits, files cut off. Each is opened as a start of the daemon would open it.
 */
package io.tickring.benchmarks.disk;
