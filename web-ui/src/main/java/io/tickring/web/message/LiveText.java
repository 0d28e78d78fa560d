package io.tickring.web.message;

/**
 * A JSON text that the live view made.
 *
 * @param sequence place in the journal up to which it is true
 * @param json     UTF-8
 */
public record LiveText(long sequence, byte[] json) {
}
