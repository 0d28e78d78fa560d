/** The daemon's figures for Prometheus. */
package io.tickring.web.metrics;
