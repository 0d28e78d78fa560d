/**
 * What is known of accounts, beside the journal: lines of JSON in numbered files, each with a checksum. Laid out in
 * {@code docs/account-store.md}.
 */
package io.tickring.persistence.account;
