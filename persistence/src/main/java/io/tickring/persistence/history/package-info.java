/** The past as the journal holds it: ticks and bars by market and time. */
package io.tickring.persistence.history;
