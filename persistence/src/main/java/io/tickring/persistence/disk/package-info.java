/** Bytes onto the disk: Chronicle behind one class, files that follow each other, and the room they need beforehand. */
package io.tickring.persistence.disk;
