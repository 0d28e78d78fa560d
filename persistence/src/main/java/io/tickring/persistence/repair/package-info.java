/** Lets a damaged journal be sound again: what cannot be read is set aside, never deleted. */
package io.tickring.persistence.repair;
