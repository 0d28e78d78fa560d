/** Which of the frames that were handed to sockets have arrived in the journal. */
package io.tickring.benchmarks.campaign.delivery;
