/** What the live view and the stream hand each other: rounds, whole messages, and what is asked for. */
package io.tickring.web.message;
