/** Copies of the data at another place, from the command line. */
package io.tickring.daemon.cli.backup;
