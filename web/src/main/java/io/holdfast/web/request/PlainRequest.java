package io.holdfast.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * A request whose media types and languages can be parsed. Only JSON in English is spoken, whatever
 * the caller would rather have; a body of any other type is refused later, in its turn.
 */
class PlainRequest extends HttpServletRequestWrapper {

  private static final String ANY_TYPE = "*/*";
  private static final String ANY_LANGUAGE = "*";
  private static final String NO_JSON = "application/octet-stream";

  PlainRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getHeader(String name) {
    return plain(name, super.getHeader(name));
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    List<String> values = Collections.list(super.getHeaders(name));
    return Collections.enumeration(values.stream().map(value -> plain(name, value)).toList());
  }

  @Override
  public String getContentType() {
    return getHeader(HttpHeaders.CONTENT_TYPE);
  }

  static String plain(String name, String value) {
    if (value == null) {
      return null;
    }
    if (name.equalsIgnoreCase(HttpHeaders.ACCEPT)) {
      return ANY_TYPE;
    }
    if (name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE)) {
      return ANY_LANGUAGE;
    }
    if (name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
      String type = value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return CheckFilter.isJson(type) ? type : NO_JSON;
    }
    return value;
  }
}
