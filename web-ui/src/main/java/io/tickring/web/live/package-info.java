/** The latest of everything, as the journal tells it. Entry: {@link io.tickring.web.live.LiveView}. */
package io.tickring.web.live;
