/** What can be read of the days that the archive holds. */
package io.tickring.persistence.history.archived;
