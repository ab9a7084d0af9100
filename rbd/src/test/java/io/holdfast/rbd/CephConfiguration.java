package io.holdfast.rbd;

import java.nio.file.Path;

/** The ceph.conf of a test's cluster. */
final class CephConfiguration {

  private CephConfiguration() {}

  static String of(Path folder, String cluster, String monitor, int blockGib) {
    return """
        [global]
        fsid = %2$s
        mon_initial_members = a
        mon_host = [v2:%3$s/0]
        public_addr = 127.0.0.1
        cluster_addr = 127.0.0.1
        auth_cluster_required = cephx
        auth_service_required = cephx
        auth_client_required = cephx
        run_dir = %1$s/run
        pid_file = %1$s/run/$type.$id.pid
        admin_socket =
        log_file = %1$s/log/$name.log
        crash_dir = %1$s/crash
        log_to_stderr = false
        err_to_stderr = true
        mon_cluster_log_file = %1$s/log/cluster.log
        osd_pool_default_size = 1
        osd_pool_default_min_size = 1
        osd_pool_default_pg_autoscale_mode = off
        osd_crush_chooseleaf_type = 0
        mon_allow_pool_size_one = true
        mon_allow_pool_delete = true
        mon_warn_on_pool_no_redundancy = false
        mon_max_pg_per_osd = 1000
        mon_data_avail_warn = 2
        mon_data_avail_crit = 1
        # Snapshots and maps are committed at once, not once a second.
        paxos_propose_interval = 0.05
        paxos_min_wait = 0.01
        debug_ms = 0
        debug_osd = 0/0
        debug_bluestore = 0/0
        debug_bdev = 0/0
        debug_rocksdb = 0/0
        debug_mon = 0/1
        debug_paxos = 0/0
        debug_mgr = 0/0

        [mon]
        mgr_initial_modules = iostat
        mon_data = %1$s/mon/data

        [mgr]
        mgr_data = %1$s/mgr
        mgr_stats_period = 1
        mgr_tick_period = 1

        [osd]
        osd_mon_report_interval = 1
        # A file counts as a rotating disk; removed snapshots would be trimmed one object in 5 s.
        osd_snap_trim_sleep_hdd = 0
        osd_delete_sleep_hdd = 0
        osd_data = %1$s/osd
        osd_objectstore = bluestore
        bluestore_block_size = %4$d
        bluestore_block_create = true
        bluestore_block_preallocate_file = false
        osd_memory_target = 1073741824

        [client]
        keyring = %1$s/$cluster.$name.keyring
        log_file =
        pid_file =
        """
        .formatted(folder, cluster, monitor, (long) blockGib << 30);
  }
}
