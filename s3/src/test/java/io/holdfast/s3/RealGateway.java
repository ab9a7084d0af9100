package io.holdfast.s3;

import io.holdfast.engine.store.tls.TlsIdentity;
import io.holdfast.rbd.CephTools;
import io.holdfast.rbd.RealCeph;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The S3 server of Ceph on a cluster of the tests, over HTTP and HTTPS on free ports of loopback.
 * Needs the package radosgw; up after about ten seconds. Threads: one at a time.
 */
public final class RealGateway implements AutoCloseable {

  /** A storage class that the gateway has besides STANDARD. */
  public static final String STORAGE_CLASS = "COLD";

  private static final Duration UP = Duration.ofSeconds(90);
  private static final String USER = "client.rgw.tests";

  private final RealCeph ceph;
  private final Path folder;
  private final int port = freePort();
  private final int securePort = freePort();
  private final TlsIdentity identity;
  private Process daemon;

  private RealGateway(RealCeph ceph) throws IOException {
    this.ceph = ceph;
    this.folder = Files.createDirectories(ceph.keyrings().resolve("gateway"));
    this.identity = TlsIdentity.make(folder);
  }

  /** Starts a gateway that ends with {@link #close} or with this JVM. */
  public static RealGateway start(RealCeph ceph) throws IOException, InterruptedException {
    RealGateway gateway = new RealGateway(ceph);
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop-gateway"));
    try {
      gateway.boot();
      return gateway;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      gateway.close();
      throw failure;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void boot() throws IOException, InterruptedException {
    CephTools tools = ceph.tools();
    String keyring = ceph.keyrings().resolve("ceph." + USER + ".keyring").toString();
    tools.ceph("auth", "get-or-create", USER, "mon", "allow rw", "osd", "allow rwx", "-o", keyring);
    addStorageClass();
    daemon =
        tools.daemon(
            "radosgw",
            "-n",
            USER,
            "--rgw_frontends",
            ("beast endpoint=127.0.0.1:%d ssl_endpoint=127.0.0.1:%d"
                    + " ssl_certificate=%s ssl_private_key=%s")
                .formatted(port, securePort, identity.certificate(), identity.key()),
            "--rgw_data",
            folder.toString(),
            "--rgw_enable_ops_log=false",
            "--rgw_enable_usage_log=false",
            "--rgw_dns_name=127.0.0.1");
    awaitAnswer();
  }

  private void addStorageClass() throws IOException, InterruptedException {
    // The first call of all that needs a zone makes it.
    admin("user", "list");
    String placement = "--placement-id=default-placement";
    String name = "--storage-class=" + STORAGE_CLASS;
    admin("zonegroup", "placement", "add", "--rgw-zonegroup=default", placement, name);
    String pool = "--data-pool=default.rgw.cold.data";
    admin("zone", "placement", "add", "--rgw-zone=default", placement, name, pool);
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + UP.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !daemon.isAlive()) {
        throw new IOException("The gateway of the test was not up within " + UP);
      }
      Thread.sleep(100);
    }
  }

  private boolean answers() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint().toURL().openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(5000);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  /** Address without TLS. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Address with TLS; its certificate signs itself. */
  public URI secureEndpoint() {
    return URI.create("https://127.0.0.1:" + securePort);
  }

  /** PEM file by which the secure address can be trusted. */
  public Path certificate() {
    return identity.certificate();
  }

  /**
   * Makes a user.
   *
   * @param buckets how many it may have; -1 for none, 0 for any number
   */
  public AccessKey user(String name, int buckets) throws IOException, InterruptedException {
    String made =
        admin(
            "user",
            "create",
            "--uid=" + name,
            "--display-name=" + name,
            "--max-buckets=" + buckets);
    try (JsonReader reader = Json.createReader(new StringReader(made))) {
      JsonObject key = reader.readObject().getJsonArray("keys").getJsonObject(0);
      return new AccessKey(key.getString("access_key"), key.getString("secret_key"));
    }
  }

  private String admin(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("radosgw-admin", "-c", ceph.configuration().toString()));
    command.addAll(List.of(words));
    return ceph.tools().run(command.toArray(String[]::new));
  }

  @Override
  public synchronized void close() {
    if (daemon != null) {
      daemon.destroyForcibly();
      daemon.onExit().join();
      daemon = null;
    }
  }
}
