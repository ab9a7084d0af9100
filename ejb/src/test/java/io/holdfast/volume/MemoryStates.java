package io.holdfast.volume;

import io.holdfast.engine.brick.ConnectionInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend that keeps states in memory, and whose volumes have nothing but names. */
final class MemoryStates implements VolumeBackend, VolumeStates {

  private final Map<String, List<StateName>> kept = new HashMap<>();
  private final int most;
  private boolean reachable = true;

  MemoryStates(int most) {
    this.most = most;
  }

  void unreachable() {
    reachable = false;
  }

  @Override
  public Optional<VolumeStates> states() {
    return Optional.of(this);
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public void keep(DeviceReference volume, StateName name) throws IOException {
    of(volume).add(name);
  }

  @Override
  public List<StateName> list(DeviceReference volume) throws IOException {
    return List.copyOf(of(volume));
  }

  @Override
  public void remove(DeviceReference volume, StateName name) throws IOException {
    of(volume).remove(name);
  }

  private List<StateName> of(DeviceReference volume) throws IOException {
    if (!reachable) {
      throw new IOException("the cluster does not answer");
    }
    return kept.computeIfAbsent(volume.id(), id -> new ArrayList<>());
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public ConnectionInfo connection(DeviceReference device) {
    return new ConnectionInfo("memory", Map.of());
  }

  @Override
  public boolean exists(DeviceReference device) {
    return kept.containsKey(device.volumeId());
  }

  @Override
  public long size(DeviceReference device) {
    return 0;
  }

  @Override
  public void create(DeviceReference volume, long bytes) {
    kept.put(volume.id(), new ArrayList<>());
  }

  @Override
  public void snapshot(DeviceReference volume, DeviceReference snapshot) {
    throw new UnsupportedOperationException("only states");
  }

  @Override
  public void copy(DeviceReference source, DeviceReference volume, long bytes) {
    throw new UnsupportedOperationException("only states");
  }

  @Override
  public void grow(DeviceReference volume, long bytes) {
    throw new UnsupportedOperationException("only states");
  }

  @Override
  public void delete(DeviceReference device) {
    kept.remove(device.id());
  }
}
