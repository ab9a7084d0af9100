package io.holdfast.quota;

import java.util.List;
import java.util.Map;

/**
 * The volume types there are, and what projects have of each. Those who keep the rows of volumes
 * know: what is limited by type is counted when it is asked for, so that it is always what the rows
 * say, also after a type was added or its backend renamed.
 */
public interface VolumeTypeUses {

  /** The names of all types, the default one first. */
  List<String> types();

  /**
   * What a project has, by the name of the type; a type of which it has nothing may be missing.
   * Works in the caller's transaction.
   */
  Map<String, VolumeTypeUse> of(String projectId);
}
