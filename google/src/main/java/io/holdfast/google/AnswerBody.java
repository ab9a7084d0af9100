package io.holdfast.google;

import com.google.api.client.http.HttpResponse;
import io.holdfast.engine.store.AnnouncedBody;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer, as Google's client gives them. */
final class AnswerBody implements AnnouncedBody.Source {

  private final HttpResponse answer;
  private final InputStream bytes;

  AnswerBody(HttpResponse answer) throws IOException {
    this.answer = answer;
    InputStream content = answer.getContent();
    this.bytes = content == null ? InputStream.nullInputStream() : content;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    return bytes.read(target, offset, count);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  @Override
  public void abort() throws IOException {
    answer.disconnect();
  }
}
