/** A connection to a Redis server or cluster, without a type of the library that makes it. */
package io.tickring.persistence.redis.link;
