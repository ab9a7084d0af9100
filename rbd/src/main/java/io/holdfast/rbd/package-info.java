/**
 * RBD images from Java: rados-java for what it binds, one JNA interface for the rest, behind
 * handles that cannot be closed twice, used after their end, or be outlived by their parents.
 *
 * <p>Used by the brick adapter, the RBD volumes and the Ceph driver; knows no backup's row.
 */
package io.holdfast.rbd;
