/** Bars of archived days, folded beforehand: made of the archive alone, and made again whenever they are missing. */
package io.tickring.persistence.history.rollup;
