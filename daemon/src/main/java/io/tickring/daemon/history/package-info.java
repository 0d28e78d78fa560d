/** The past as people ask for it: of memory, journal, archive and the venue itself. */
package io.tickring.daemon.history;
