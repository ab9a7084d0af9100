/** Measures backups and restores of volumes on RBD beside Ceph's own tools; see bench/README.md. */
package io.holdfast.bench.ceph;
