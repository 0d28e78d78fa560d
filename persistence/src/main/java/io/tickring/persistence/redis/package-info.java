/**
 * The cache in Redis: last quotes, the last hour of ticks and the last days of bars, written from the journal and made
 * again from it.
 */
package io.tickring.persistence.redis;
