package io.holdfast.json;

import io.holdfast.fault.RequestRefusedException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The fields of one object in a body, read by the value types of api.md section 5. Every method
 * throws a 400 that names the field and the rule if the value breaks it.
 */
public final class Fields {

  private static final int LONGEST_SHOWN = 64;
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,9}");

  private final String name;
  private final JsonObject object;

  private Fields(String name, JsonObject object) {
    this.name = name;
    this.object = object;
  }

  /** The fields of {@code value}, which must be an object. */
  public static Fields of(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return new Fields(name, object);
    }
    throw RequestRefusedException.badRequest(
        "Invalid input for " + name + ": it must be an object.");
  }

  /** Refuses every field but these. */
  public Fields allow(Set<String> known) {
    for (String field : object.keySet()) {
      if (!known.contains(field)) {
        throw RequestRefusedException.badRequest(
            "Invalid input for " + name + ": " + shown(field) + " is unknown.");
      }
    }
    return this;
  }

  /** The names of the fields, in the order of the body. */
  public Set<String> names() {
    return object.keySet();
  }

  /** True if the field is there, even if it is null. */
  public boolean has(String field) {
    return object.containsKey(field);
  }

  /** True if the field is there and not null. */
  public boolean given(String field) {
    return raw(field).getValueType() != JsonValue.ValueType.NULL;
  }

  /** The field as it came, JSON null if it is not there. */
  public JsonValue raw(String field) {
    return object.getOrDefault(field, JsonValue.NULL);
  }

  /**
   * A change of a field, as the use cases take it: null if the field is not there, else the new
   * value or empty to clear it.
   *
   * @param reader the method that reads the field
   */
  public Optional<String> change(String field, UnaryOperator<String> reader) {
    return has(field) ? Optional.ofNullable(reader.apply(field)) : null;
  }

  /** A UUID that must be there, in its usual form. */
  public String uuid(String field) {
    if (!has(field)) {
      throw broken(field, "is required");
    }
    return StringRules.uuid(string(field).orElse(""))
        .orElseThrow(() -> broken(field, "must be a UUID"));
  }

  /** A UUID in its usual form, or null if the field is null or not there. */
  public String uuidOrNull(String field) {
    return given(field) ? uuid(field) : null;
  }

  /** A trimmed name of at most 255 characters, or null. */
  public String name(String field) {
    String text = text(field, 0);
    return text == null ? null : text.strip();
  }

  /** A trimmed line of at most 255 printable characters, or null. */
  public String description(String field) {
    String text = text(field, 0);
    if (text != null && !StringRules.printable(text)) {
      throw broken(field, "must have printable characters only and no line breaks");
    }
    return text == null ? null : text.strip();
  }

  /**
   * Text of at most 255 characters as it came, or null if the field is null or not there.
   *
   * @param shortest fewest characters
   */
  public String text(String field, int shortest) {
    if (!given(field)) {
      return null;
    }
    return string(field)
        .filter(text -> StringRules.fits(text, shortest))
        .orElseThrow(() -> broken(field, StringRules.lengthRule(shortest)));
  }

  /** Text that must be there and not null. */
  public String requiredText(String field, int shortest) {
    if (!given(field)) {
      throw broken(field, "is required");
    }
    return text(field, shortest);
  }

  /** Text that must be there and not empty; only the size of the body bounds it. */
  public String longText(String field) {
    return string(field)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> broken(field, "is required and must be text"));
  }

  /** True or false, or one of the words for them; false if the field is not there. */
  public boolean bool(String field) {
    if (!has(field)) {
      return false;
    }
    return switch (object.get(field).getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default ->
          string(field)
              .flatMap(BooleanWords::inBody)
              .orElseThrow(() -> broken(field, "must be true or false"));
    };
  }

  /** Metadata, empty if the field is null or not there. */
  public Map<String, String> metadataOrEmpty(String field) {
    return given(field) ? metadata(field) : Map.of();
  }

  /** Metadata; the field must be an object of strings. */
  public Map<String, String> metadata(String field) {
    if (!(raw(field) instanceof JsonObject pairs)) {
      throw broken(field, "must be an object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> pair : pairs.entrySet()) {
      if (!StringRules.metadataKey(pair.getKey())) {
        throw broken(
            field, "must have keys of 1 to 255 characters out of letters, digits and - _ : . /");
      }
      metadata.put(pair.getKey(), metadataValue(field, pair.getValue()));
    }
    return metadata;
  }

  private String metadataValue(String field, JsonValue value) {
    if (value instanceof JsonString string && StringRules.fits(string.getString(), 0)) {
      return string.getString();
    }
    throw broken(field, "must have values that are strings of at most 255 characters");
  }

  /**
   * A status word in any case, or null if the field is null or not there.
   *
   * @param reader turns a lower-case word into the value, or throws IllegalArgumentException
   */
  public <T> T status(String field, Function<String, T> reader) {
    String word = text(field, 1);
    try {
      return word == null ? null : reader.apply(word.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      RequestRefusedException refusal = broken(field, "must be a status that can be set");
      refusal.initCause(unknown);
      throw refusal;
    }
  }

  /** A size in GiB of at least 1, as a number or in digits; null if null or not there. */
  public Integer size(String field) {
    if (!given(field)) {
      return null;
    }
    String digits = string(field).orElseGet(() -> object.get(field).toString());
    return StringRules.size(digits)
        .orElseThrow(() -> broken(field, "must be a whole number of GiB from 1 to 2147483647"));
  }

  /** A whole number that must be there, as a number or in digits. */
  public int number(String field, int least, int most) {
    String digits = string(field).orElseGet(() -> raw(field).toString());
    return StringRules.number(digits)
        .filter(number -> number >= least && number <= most)
        .map(Long::intValue)
        .orElseThrow(() -> broken(field, "must be a whole number from " + least + " to " + most));
  }

  /** A whole number from 0 on that must be there. */
  public int count(String field) {
    if (raw(field) instanceof JsonNumber number && COUNT.matcher(number.toString()).matches()) {
      long value = Long.parseLong(number.toString());
      if (value <= Integer.MAX_VALUE) {
        return (int) value;
      }
    }
    throw broken(field, "must be a whole number from 0 to " + Integer.MAX_VALUE);
  }

  private Optional<String> string(String field) {
    return object.get(field) instanceof JsonString string
        ? Optional.of(string.getString())
        : Optional.empty();
  }

  /** The 400 that says which field breaks which rule. */
  public RequestRefusedException broken(String field, String rule) {
    return RequestRefusedException.badRequest(
        "Invalid input for " + name + "." + field + ": it " + rule + ".");
  }

  /** A caller's word, cut so that a message stays readable. */
  static String shown(String word) {
    return word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "..." : word;
  }
}
