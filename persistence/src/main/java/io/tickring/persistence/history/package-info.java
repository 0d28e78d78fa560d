/**
 * One read path for the past, whatever lies where: {@link io.tickring.persistence.history.JoinedBars},
 * {@link io.tickring.persistence.history.JoinedDays} and {@link io.tickring.persistence.history.JoinedTicks}.
 */
package io.tickring.persistence.history;
