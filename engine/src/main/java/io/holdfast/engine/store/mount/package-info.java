/**
 * Stores on mounted shares: NFS and GlusterFS (drivers.md sections 2 and 3).
 *
 * <p>Composition: a share that is found mounted before every operation, held open during it, and
 * the store of files below it. Knows no server and no configuration.
 */
package io.holdfast.engine.store.mount;
