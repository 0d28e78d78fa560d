/** The routes of bars. Entries: {@link io.tickring.web.api.bars.BarsRoute} and, for several markets, ManyBarsRoute. */
package io.tickring.web.api.bars;
