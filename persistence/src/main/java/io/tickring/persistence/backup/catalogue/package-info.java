/** What a target holds: a catalogue for each backup, written last, and which of them are kept. */
package io.tickring.persistence.backup.catalogue;
