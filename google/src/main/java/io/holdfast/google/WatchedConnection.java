package io.holdfast.google;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.util.List;
import java.util.Map;

/**
 * A connection of the JDK's that can be given up at any time. Until an answer begins, the JDK's is
 * closed for that. After, it is left to its reader, who must have time for each read: the JDK would
 * read the rest of the answer itself, to use the connection again, and keep the reader waiting. It
 * passes on what Google's transport calls, and nothing else. One thread, and another that gives it
 * up.
 */
final class WatchedConnection extends HttpURLConnection {

  /** Bytes of a refusal that are read; the rest could only fill memory. */
  private static final int REFUSAL = 64 << 10;

  private final HttpURLConnection real;
  private final Deadlines.Watch watch;
  private boolean answered;
  private boolean givenUp;

  WatchedConnection(URL url, HttpURLConnection real, Deadlines.Watch watch) {
    super(url);
    this.real = real;
    this.watch = watch;
  }

  /** Ends what its thread waits for, at the latest when the limit of one read is over. */
  void giveUp() {
    synchronized (this) {
      if (answered) {
        return;
      }
      givenUp = true;
    }
    real.disconnect();
  }

  @Override
  public int getResponseCode() throws IOException {
    int status = real.getResponseCode();
    synchronized (this) {
      answered = !givenUp;
    }
    watch.requireTime();
    return status;
  }

  @Override
  public void disconnect() {
    if (!isGivenUp()) {
      real.disconnect();
    }
  }

  private synchronized boolean isGivenUp() {
    return givenUp;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new WatchedAnswer(real.getInputStream(), watch, Long.MAX_VALUE);
  }

  @Override
  public InputStream getErrorStream() {
    InputStream refusal = real.getErrorStream();
    return refusal == null ? null : new WatchedAnswer(refusal, watch, REFUSAL);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return real.getOutputStream();
  }

  @Override
  public void connect() throws IOException {
    real.connect();
  }

  @Override
  public boolean usingProxy() {
    return real.usingProxy();
  }

  @Override
  public void setRequestMethod(String name) throws ProtocolException {
    real.setRequestMethod(name);
  }

  @Override
  public String getRequestMethod() {
    return real.getRequestMethod();
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    real.setInstanceFollowRedirects(follow);
  }

  @Override
  public void setConnectTimeout(int milliseconds) {
    real.setConnectTimeout(milliseconds);
  }

  @Override
  public void setReadTimeout(int milliseconds) {
    real.setReadTimeout(milliseconds);
  }

  @Override
  public void setDoOutput(boolean output) {
    real.setDoOutput(output);
  }

  @Override
  public void setFixedLengthStreamingMode(int bytes) {
    real.setFixedLengthStreamingMode(bytes);
  }

  @Override
  public void setFixedLengthStreamingMode(long bytes) {
    real.setFixedLengthStreamingMode(bytes);
  }

  @Override
  public void setChunkedStreamingMode(int bytes) {
    real.setChunkedStreamingMode(bytes);
  }

  @Override
  public void addRequestProperty(String name, String value) {
    real.addRequestProperty(name, value);
  }

  @Override
  public void setRequestProperty(String name, String value) {
    real.setRequestProperty(name, value);
  }

  @Override
  public String getRequestProperty(String name) {
    return real.getRequestProperty(name);
  }

  @Override
  public String getResponseMessage() throws IOException {
    return real.getResponseMessage();
  }

  @Override
  public String getContentEncoding() {
    return real.getContentEncoding();
  }

  @Override
  public String getHeaderField(int number) {
    return real.getHeaderField(number);
  }

  @Override
  public String getHeaderField(String name) {
    return real.getHeaderField(name);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return real.getHeaderFields();
  }
}
