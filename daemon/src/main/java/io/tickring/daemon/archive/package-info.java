/** The daemon's daily archive. */
package io.tickring.daemon.archive;
