package io.holdfast.system.hostile;

import java.util.List;

/** Strings that break programs. Threads: one for each object. */
final class HostileTexts {

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\t",
          "line\r\nbreak",
          "\u001b[31m",
          "\u007f\u0080\u009f",
          "\u2028\u2029",
          "\u202e\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\u200b\u200d\ufeff",
          "e\u0301\u0301\u0301\u0301\u0301",
          "Z\u0351\u036b\u0343\u036a\u0302\u036bA\u036d\u0360L",
          "\ud83d\udca9\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ufdfd\ufffe\uffff",
          "\udbff\udfff",
          "\u0130\u0131\u00df\ufb03",
          "true",
          "null",
          "None",
          "NaN",
          "-1",
          "1e309",
          "99999999999999999999999999",
          "0x10",
          "\u0661\u0662\u0663",
          "' OR 1=1 --",
          "'; DROP TABLE backups; --",
          "\" OR \"\"=\"",
          "%' AND 1=(SELECT 1 FROM pg_sleep(5)) --",
          "%_%\\",
          "\\",
          "${jndi:ldap://127.0.0.1/a}",
          "#{7*7}${7*7}",
          "%s%n%d{0}",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "/etc/passwd\0.json",
          "file:///etc/passwd",
          "<script>alert(1)</script>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "$(reboot)`reboot`;reboot|reboot",
          "__proto__",
          "constructor",
          "class.classLoader");

  private static final List<Integer> LENGTHS = List.of(1, 254, 255, 256, 257, 1000, 4096, 60_000);

  private final Chance chance;

  HostileTexts(Chance chance) {
    this.chance = chance;
  }

  /** All of the odd ones. */
  static List<String> odd() {
    return ODD;
  }

  /** A string of any of the odd kinds. */
  String any() {
    return chance.oneIn(4) ? ofLength(chance.one(LENGTHS)) : chance.one(ODD);
  }

  /** An odd string of at most 255 characters. */
  String brief() {
    return chance.oneIn(5) ? ofLength(chance.of(1, 36, 254, 255)) : chance.one(ODD);
  }

  private String ofLength(int length) {
    return chance.of("x", "\u00e9", "0", " ", "a/", "\ud83d\ude00", "%").repeat(length);
  }

  /** Something in place of an id; none is the id of an object. */
  String id() {
    String uuid = chance.uuid();
    return switch (chance.below(12)) {
      case 0 -> uuid.toUpperCase(java.util.Locale.ROOT);
      case 1 -> uuid.replace("-", "");
      case 2 -> "{" + uuid + "}";
      case 3 -> "urn:uuid:" + uuid;
      case 4 -> uuid.substring(1);
      case 5 -> uuid + "0";
      case 6 -> uuid + chance.of("'", "\"", "\0", "%", ";x=1", " ", "\n", ".json", "/..");
      case 7 -> uuid.replace('a', '\u0430').replace('0', '\u0660');
      case 8 -> "00000000-0000-0000-0000-000000000000";
      case 9 -> chance.of("detail", "default", "action", "-1", "0", "null", "*", ".", "..", "~");
      default -> any();
    };
  }
}
