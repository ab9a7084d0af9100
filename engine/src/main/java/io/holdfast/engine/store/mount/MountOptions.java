package io.holdfast.engine.store.mount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code mount} is told after {@code -o}.
 *
 * @param items in their order; may be none
 */
public record MountOptions(List<String> items) {

  private static final String ITEM = "[A-Za-z0-9_][A-Za-z0-9_.:/=%@+\\[\\]-]*";
  private static final String VERSION = "nfsvers.*|vers.*|v\\d.*";

  /**
   * Reads a list with commas between.
   *
   * @throws IllegalArgumentException naming the rule that it breaks
   */
  public static MountOptions of(String text) {
    List<String> items = text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    if (!items.stream().allMatch(item -> item.matches(ITEM))) {
      throw new IllegalArgumentException(
          "must be options of mount with commas between, without spaces");
    }
    return new MountOptions(items);
  }

  /**
   * The lists to try, one after the other: as Cinder does, the newest versions of NFS before the
   * one that client and server agree on, unless one is given.
   */
  List<MountOptions> tries(Share share) {
    boolean chosen = items.stream().anyMatch(item -> item.matches(VERSION));
    if (chosen || !share.mountType().equals("nfs")) {
      return List.of(this);
    }
    return List.of(with("vers=4", "minorversion=2"), with("vers=4", "minorversion=1"), this);
  }

  private MountOptions with(String... more) {
    List<String> all = new ArrayList<>(items);
    all.addAll(List.of(more));
    return new MountOptions(List.copyOf(all));
  }

  /** The words for the command line; none if there are no options. */
  List<String> words() {
    return items.isEmpty() ? List.of() : List.of("-o", String.join(",", items));
  }
}
