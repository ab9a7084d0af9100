package io.holdfast.brick;

import io.holdfast.engine.brick.DurationText;
import io.holdfast.rbd.ClusterLimits;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;

/** Makes the pool's connections. Configured by the server through its bean properties. */
public final class BrickManagedConnectionFactory implements ManagedConnectionFactory {

  private String rootList = "";
  private String keyrings = "/etc/ceph";
  private String connectTime = "10s";
  private String requestTime = "30s";
  private String callTime = "60s";
  private String removalTime = "1h";
  private int requestsAtOnce = 8;
  private final transient RbdSites clusters = new RbdSites();
  private transient PrintWriter log;

  /**
   * Sets the folders below which local devices may lie.
   *
   * @param pathList absolute or relative to the server's working folder, separated as in a path
   *     list
   */
  public void setRoots(String pathList) {
    rootList = Objects.requireNonNull(pathList, "Roots");
  }

  /** The folders as they were configured. */
  public String getRoots() {
    return rootList;
  }

  /** Sets the folder of the keyring files, {@code <cluster>.client.<user>.keyring}. */
  public void setKeyrings(String folder) {
    keyrings = Objects.requireNonNull(folder, "Keyrings");
  }

  public String getKeyrings() {
    return keyrings;
  }

  /** Sets how long to wait for a monitor of a cluster, as {@code 10s}. */
  public void setConnectTime(String duration) {
    connectTime = checked(duration);
  }

  public String getConnectTime() {
    return connectTime;
  }

  /** Sets how long one request to a cluster may take. */
  public void setRequestTime(String duration) {
    requestTime = checked(duration);
  }

  public String getRequestTime() {
    return requestTime;
  }

  /** Sets how long one call that opens or changes an image may take. */
  public void setCallTime(String duration) {
    callTime = checked(duration);
  }

  public String getCallTime() {
    return callTime;
  }

  /** Sets how long a call that works through a whole image may take. */
  public void setRemovalTime(String duration) {
    removalTime = checked(duration);
  }

  public String getRemovalTime() {
    return removalTime;
  }

  private static String checked(String duration) {
    DurationText.parse(duration);
    return duration;
  }

  /** Sets how many requests of one read or write are under way together. */
  public void setRequestsAtOnce(Integer number) {
    requestsAtOnce = number;
  }

  public Integer getRequestsAtOnce() {
    return requestsAtOnce;
  }

  private ClusterLimits limits() {
    return new ClusterLimits(
        DurationText.parse(connectTime),
        DurationText.parse(requestTime),
        DurationText.parse(callTime),
        DurationText.parse(removalTime),
        requestsAtOnce);
  }

  LocalRoots roots() {
    return LocalRoots.parse(rootList);
  }

  @Override
  public Object createConnectionFactory(ConnectionManager pool) {
    return new PooledBrickConnectionFactory(this, pool);
  }

  @Override
  public Object createConnectionFactory() throws ResourceException {
    throw new NotSupportedException("The brick adapter works with a server's pool only.");
  }

  @Override
  public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
      throws ResourceException {
    try {
      return new SiteConnection(site(info));
    } catch (IOException failure) {
      throw new ResourceAdapterInternalException(failure.getMessage(), failure);
    }
  }

  /** Without a request (the pool is being filled or tested) the first folder stands for all. */
  private Site site(ConnectionRequestInfo info) throws IOException {
    if (info instanceof RbdRequest rbd) {
      return clusters.site(rbd.place(), Path.of(keyrings), limits());
    }
    return new LocalSite(
        info instanceof LocalRequest local ? local.root() : roots().folders().get(0));
  }

  @Override
  public ManagedConnection matchManagedConnections(
      @SuppressWarnings("rawtypes") Set candidates, Subject subject, ConnectionRequestInfo info) {
    for (Object candidate : candidates) {
      if (candidate instanceof SiteConnection connection && connection.serves(info)) {
        return connection;
      }
    }
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    log = writer;
  }

  @Override
  public PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BrickManagedConnectionFactory factory
        && factory.rootList.equals(rootList);
  }

  @Override
  public int hashCode() {
    return rootList.hashCode();
  }
}
