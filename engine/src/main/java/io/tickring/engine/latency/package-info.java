/** How long each stage of a tick's way takes. */
package io.tickring.engine.latency;
