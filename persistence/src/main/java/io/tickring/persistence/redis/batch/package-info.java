/** Records of the journal as commands that are sent together, and what becomes of them. */
package io.tickring.persistence.redis.batch;
