package io.holdfast.web.request;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands in front of JAX-RS, which answers with a page in HTML, without asking anybody, if a header
 * or a path cannot be parsed: such headers do not reach it, and what it still refuses is a fault.
 */
@WebFilter("/*")
public class FrontFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        new PlainRequest((HttpServletRequest) request),
        new FaultResponse((HttpServletResponse) response));
  }
}
