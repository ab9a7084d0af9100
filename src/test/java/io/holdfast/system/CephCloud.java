package io.holdfast.system;

import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import io.holdfast.rbd.backup.CinderCephArchive;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A real cluster beside the server, which has a backend and a target in it. */
final class CephCloud implements AutoCloseable {

  private static final int MIB = 1 << 20;

  private final RunningHoldfast server;
  private final RealCeph ceph;
  private final Map<String, String> settings;
  private final ClusterConnection connection;

  private CephCloud(RunningHoldfast server, Map<String, String> more) throws IOException {
    this.server = server;
    this.ceph = SharedCeph.cluster();
    this.connection = new ClusterConnection(() -> ceph.login("cinder-backup"));
    Files.createDirectories(server.keyrings());
    for (String user : List.of("cinder", "cinder-backup")) {
      String name = "ceph.client." + user + ".keyring";
      Files.write(
          server.keyrings().resolve(name), Files.readAllBytes(ceph.keyrings().resolve(name)));
    }
    settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            "holdfast.backends", "files,rbd",
            "holdfast.backend.rbd.type", "rbd",
            "holdfast.backend.rbd.monitors", ceph.monitor(),
            "holdfast.backend.rbd.states", "3",
            "holdfast.targets", "posix,second,ceph",
            "holdfast.target.ceph.type", "ceph",
            "holdfast.target.ceph.monitors", ceph.monitor()));
  }

  /** Lets the server use the cluster. */
  static CephCloud join(RunningHoldfast server) throws IOException {
    return join(server, Map.of());
  }

  /**
   * The same.
   *
   * @param more settings of the server for as long
   */
  static CephCloud join(RunningHoldfast server, Map<String, String> more) throws IOException {
    CephCloud cloud = new CephCloud(server, more);
    server.reconfigure("add", cloud.settings);
    return cloud;
  }

  CephTools tools() {
    return ceph.tools();
  }

  RealCeph cluster() {
    return ceph;
  }

  private RbdDevice open(String volume) throws IOException {
    Pool pool = connection.pool(RealCeph.VOLUMES);
    return new RbdDevice(pool, pool.open("volume-" + volume), pool::close);
  }

  /** Fields that send a backup into the cluster. */
  static JsonObjectBuilder toCeph(JsonObjectBuilder backup) {
    return backup.add("metadata", Json.createObjectBuilder().add("holdfast:target", "ceph"));
  }

  /** Makes a volume of 1 GiB in the cluster and waits until it is there. */
  String newVolume(Api api) {
    JsonObjectBuilder fields = Json.createObjectBuilder().add("size", 1).add("volume_type", "rbd");
    String id =
        api.post("/volumes", Api.object("volume", fields))
            .expect(202)
            .getJsonObject("volume")
            .getString("id");
    api.awaitVolume(id, "available");
    return id;
  }

  /** Writes noise into a volume, as an instance would; the same for the same seed. */
  void write(String volume, long offset, int length, long seed) throws IOException {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    try (RbdDevice device = open(volume)) {
      device.write(offset, ByteBuffer.wrap(noise));
      device.flush();
    }
  }

  /** Makes a range of a volume read as zeros. */
  void zero(String volume, long offset, long length) throws IOException {
    try (RbdDevice device = open(volume)) {
      device.zero(offset, length);
      device.flush();
    }
  }

  /** The SHA-256 of all bytes of a volume. */
  String digest(String volume) throws IOException {
    try (RbdDevice device = open(volume)) {
      MessageDigest digest = sha256();
      ByteBuffer piece = ByteBuffer.allocateDirect(32 * MIB);
      for (long at = 0; at < device.size(); at += piece.limit()) {
        device.read(at, piece.clear());
        digest.update(piece.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /** The SHA-256 of a file. */
  static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[4 * MIB];
    try (java.io.InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What the names of the objects begin with that hold a volume's data. */
  String objectsOf(String volume) throws IOException, InterruptedException {
    String told = tools().rbd("info", "--format", "json", RealCeph.VOLUMES + "/volume-" + volume);
    try (JsonReader info = Json.createReader(new StringReader(told))) {
      return info.readObject().getString("block_name_prefix");
    }
  }

  /** True if there are such objects: a few requests, also on a cluster that is slow. */
  boolean hasObjects(String prefix) throws IOException, InterruptedException {
    return tools().rados("-p", RealCeph.VOLUMES, "ls").contains(prefix);
  }

  /** True if the image of a full backup is there. */
  boolean hasBase(String volume, String backup) throws IOException {
    return connection.in(
        RealCeph.BACKUPS, pool -> pool.contains("volume-" + volume + ".backup." + backup));
  }

  /** Lets the OSD take its time for each request, so that jobs have a middle. */
  void slowDown() throws IOException, InterruptedException {
    ceph.tools().ceph("config", "set", "osd", "osd_debug_inject_dispatch_delay_duration", "0.02");
    ceph.tools().ceph("config", "set", "osd", "osd_debug_inject_dispatch_delay_probability", "1");
  }

  /** Takes that back. */
  void speedUp() throws IOException, InterruptedException {
    ceph.tools().ceph("config", "rm", "osd", "osd_debug_inject_dispatch_delay_probability");
  }

  /** Names of the snapshots of a volume. */
  List<String> snapshots(String volume) throws IOException {
    return connection.in(
        RealCeph.VOLUMES,
        pool -> {
          try (Image image = pool.openReadOnly("volume-" + volume)) {
            return image.snapshots().stream().map(ImageSnapshot::name).toList();
          }
        });
  }

  /** Puts into the pool of the backups what a real Cinder stored there. */
  void store(CinderCephArchive archive) throws IOException {
    connection.in(
        RealCeph.BACKUPS,
        pool -> {
          archive.store(pool);
          return null;
        });
  }

  /** Everything in the pool of the backups: images and objects with metadata. */
  List<String> stored() throws IOException, InterruptedException {
    return java.util.stream.Stream.concat(
            tools().rbd("ls", RealCeph.BACKUPS).lines(),
            tools()
                .rados("-p", RealCeph.BACKUPS, "ls")
                .lines()
                .filter(name -> name.endsWith(".meta") || name.startsWith("holdfast")))
        .toList();
  }

  @Override
  public void close() {
    connection.close();
    server.reconfigure("remove", settings);
  }
}
