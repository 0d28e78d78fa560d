/** What lies where in a data directory. */
package io.tickring.daemon.data;
