/** The days that the archive holds, as its manifests name them, and what can be read of them. */
package io.tickring.persistence.history.archived;
