/** What the commands of {@code bin/campaign} have in common: their options, how they tell, and what they end with. */
package io.tickring.benchmarks.trial;
