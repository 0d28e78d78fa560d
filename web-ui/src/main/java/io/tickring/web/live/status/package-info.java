/** How the daemon is, as JSON. Entry: {@link io.tickring.web.live.status.StatusJson}. */
package io.tickring.web.live.status;
