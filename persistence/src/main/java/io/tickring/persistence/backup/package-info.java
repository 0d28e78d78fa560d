/**
 * Copies of all that cannot be made again, at another place: in a directory or in a store that speaks S3. Laid out in
 * {@code docs/backup.md}.
 */
package io.tickring.persistence.backup;
