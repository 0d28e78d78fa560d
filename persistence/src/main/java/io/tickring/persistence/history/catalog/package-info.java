/** The days that the archive holds, as its manifests name them. */
package io.tickring.persistence.history.catalog;
