package io.holdfast.web.request;

import io.holdfast.identity.LoggedRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Stands in front of JAX-RS, which answers with a page in HTML, without asking anybody, if a header
 * or a path cannot be parsed: such headers do not reach it, and what it still refuses is a fault.
 */
@WebFilter("/*")
public class FrontFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    PlainRequest plain = new PlainRequest((HttpServletRequest) request);
    FaultResponse answer = new FaultResponse((HttpServletResponse) response);
    if (isAddress(plain.getRequestURL().toString(), plain.getQueryString())) {
      try {
        chain.doFilter(plain, answer);
      } finally {
        LoggedRequest.end();
      }
    } else {
      answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /**
   * False for what the server's parser lets through although it is no URI, such as brackets, or
   * although it does not stand for text.
   */
  static boolean isAddress(String url, String query) {
    String whole = query == null ? url : url + "?" + query;
    try {
      return new URI(whole).getHost() != null && PercentCodes.areText(whole);
    } catch (URISyntaxException broken) {
      return false;
    }
  }
}
