/** The newest bars, in memory. Entry: {@link io.tickring.persistence.history.recent.RecentBars}. */
package io.tickring.persistence.history.recent;
