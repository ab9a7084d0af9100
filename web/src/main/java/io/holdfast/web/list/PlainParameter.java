package io.holdfast.web.list;

import io.holdfast.json.StringRules;
import io.holdfast.web.fault.FaultException;

/** Parameters of lists without paging: each is one value to compare with. */
public final class PlainParameter {

  private PlainParameter() {}

  /**
   * The value, or null if it is null or empty.
   *
   * @throws FaultException 400 if no row could have it
   */
  public static String of(String name, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!StringRules.storable(value)) {
      throw FaultException.badRequest(name + " must not contain NUL characters.");
    }
    return value;
  }
}
