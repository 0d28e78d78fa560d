/** Files that survive a power cut, and checksums of them. Knows nothing of what is in them. */
package io.tickring.persistence.durable;
