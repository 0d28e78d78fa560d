/** Bars of the past as people ask for them. */
package io.tickring.daemon.history;
