/** The WebSocket: clients, what they asked for, and how well they read. */
package io.tickring.web.stream;
