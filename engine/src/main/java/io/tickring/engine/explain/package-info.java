/** What a bar was made of, and why. */
package io.tickring.engine.explain;
