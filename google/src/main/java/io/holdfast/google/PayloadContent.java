package io.holdfast.google;

import com.google.api.client.http.HttpContent;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;

/**
 * The bytes of an object as the body of a request, or a part of it.
 *
 * @param payload written as often as it is asked for
 */
record PayloadContent(Payload payload) implements HttpContent {

  static final String TYPE = "application/octet-stream";

  @Override
  public long getLength() {
    return payload.length();
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public boolean retrySupported() {
    return true;
  }

  @Override
  public void writeTo(OutputStream output) throws IOException {
    payload.writeTo(Channels.newChannel(output));
  }
}
