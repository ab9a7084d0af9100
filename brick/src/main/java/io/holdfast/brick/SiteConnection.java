package io.holdfast.brick;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.device.BlockDevice;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/** A pooled connection to one site. */
final class SiteConnection implements ManagedConnection {

  private final Site site;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private final List<DeviceHandle> handles = new CopyOnWriteArrayList<>();
  private PrintWriter log;

  SiteConnection(Site site) {
    this.site = site;
  }

  /** True if the connection leads to what was asked for; any does, if nothing was asked. */
  boolean serves(ConnectionRequestInfo info) {
    return !(info instanceof DeviceRequest request) || site.serves(request);
  }

  BlockDevice open(DeviceRequest request, AccessMode mode) throws IOException {
    try {
      return site.open(request, mode);
    } catch (IOException failure) {
      if (site.lost()) {
        failed(failure);
      }
      throw failure;
    }
  }

  /** The application has closed a handle: the pool may lend the connection again. */
  void closed(DeviceHandle handle) {
    handles.remove(handle);
    ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
    event.setConnectionHandle(handle);
    tell(ConnectionEventListener::connectionClosed, event);
  }

  /** The site has gone: the pool must not lend the connection again. */
  private void failed(IOException cause) {
    tell(
        ConnectionEventListener::connectionErrorOccurred,
        new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, cause));
  }

  private void tell(
      BiConsumer<ConnectionEventListener, ConnectionEvent> what, ConnectionEvent event) {
    listeners.forEach(listener -> what.accept(listener, event));
  }

  @Override
  public Object getConnection(Subject subject, ConnectionRequestInfo info) {
    // Without a request the pool is testing itself: the handle is closed unused.
    DeviceHandle handle = new DeviceHandle(this, (DeviceRequest) info);
    handles.add(handle);
    return handle;
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    if (!(connection instanceof DeviceHandle handle)) {
      throw new NotSupportedException("Not a handle of the brick adapter: " + connection);
    }
    handle.associate(this);
    handles.add(handle);
  }

  @Override
  public void cleanup() {
    handles.forEach(DeviceHandle::invalidate);
    handles.clear();
  }

  @Override
  public void destroy() {
    cleanup();
    site.close();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public XAResource getXAResource() throws ResourceException {
    throw new NotSupportedException("The brick adapter takes no part in transactions.");
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException("The brick adapter takes no part in transactions.");
  }

  @Override
  public ManagedConnectionMetaData getMetaData() {
    return new BrickMetaData();
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    log = writer;
  }

  @Override
  public PrintWriter getLogWriter() {
    return log;
  }
}
