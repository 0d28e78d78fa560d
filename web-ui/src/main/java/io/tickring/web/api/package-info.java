/** The JSON, CSV and Prometheus routes. Entry: {@link io.tickring.web.api.ApiRoutes}. */
package io.tickring.web.api;
