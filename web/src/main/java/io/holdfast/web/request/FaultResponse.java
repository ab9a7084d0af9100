package io.holdfast.web.request;

import io.holdfast.web.fault.Fault;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A response whose error pages are faults in JSON. */
class FaultResponse extends HttpServletResponseWrapper {

  FaultResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendError(int code) throws IOException {
    sendError(code, null);
  }

  /** The server's own message may tell of its insides; callers get the code only. */
  @Override
  public void sendError(int code, String message) throws IOException {
    resetBuffer();
    setStatus(code);
    setContentType(MediaType.APPLICATION_JSON);
    String text = code < 500 ? "The request could not be read." : "The server failed to do this.";
    getOutputStream()
        .write(new Fault(code, text).json().toString().getBytes(StandardCharsets.UTF_8));
  }
}
