/** Stretches of time, and sets of them. */
package io.tickring.engine.time;
