/**
 * Streams of {@code rbd export-diff}, format 1: differences of images as files, without a server.
 *
 * <p>Ceph's own {@code rbd import-diff} reads what is written here, and the reverse.
 */
package io.holdfast.rbd.stream;
