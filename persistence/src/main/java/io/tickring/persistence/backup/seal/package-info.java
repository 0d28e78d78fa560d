/**
 * What makes a backup unreadable to whoever keeps it: objects under AES-256-GCM, each with a key of its own that only
 * the holder of the backup's key can derive.
 */
package io.tickring.persistence.backup.seal;
