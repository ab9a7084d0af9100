/**
 * The Ceph backup driver: backups as snapshots of base images in a pool, under Cinder's names.
 *
 * <p>Reads and writes devices of any kind; knows no row and no server.
 */
package io.holdfast.rbd.backup;
