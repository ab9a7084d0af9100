package io.holdfast.google;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.storage.model.StorageObject;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One large object in chunks, which go one after the other from one buffer. It appears with the
 * last chunk; before, and if anything fails, there is nothing of it.
 */
final class ResumableUpload {

  private static final int RESUME = 308;
  private static final Pattern KEPT = Pattern.compile("bytes=0-(\\d{1,18})");

  private final ObjectWriter writer;
  private final Calls calls;
  private final String bucket;
  private final String name;
  private GenericUrl session;
  private long length;
  private long kept;
  private StorageObject stored;

  ResumableUpload(ObjectWriter writer, Calls calls, String bucket, String name) {
    this.writer = writer;
    this.calls = calls;
    this.bucket = bucket;
    this.name = name;
  }

  /**
   * Sends all bytes.
   *
   * @return what the service says that it has stored
   * @throws NoSuchFileException if there is no such bucket
   */
  StorageObject put(String md5, Payload payload, int chunkBytes) throws IOException {
    length = payload.length();
    session = begin(md5);
    try {
      Chunks chunks = new Chunks(chunkBytes);
      payload.writeTo(chunks);
      chunks.send();
      if (stored == null) {
        throw failed("the service does not say that it has all bytes");
      }
      return stored;
    } catch (NoSuchFileException gone) {
      throw failed("the service has forgotten the upload");
    } catch (IOException | RuntimeException failure) {
      abort(failure);
      throw failure;
    }
  }

  private TemporaryStoreException failed(String reason) {
    return new TemporaryStoreException(
        "put of %s in bucket %s failed after %d of %d bytes: %s"
            .formatted(name, bucket, kept, length, reason));
  }

  private GenericUrl begin(String md5) throws IOException {
    String address =
        calls.ask(
            "begin of a put",
            bucket,
            name,
            () -> {
              HttpRequest request =
                  writer.request(
                      "POST", writer.address(bucket, name, "resumable"), writer.metadata(md5));
              request.getHeaders().set("X-Upload-Content-Type", PayloadContent.TYPE);
              request.getHeaders().set("X-Upload-Content-Length", length);
              HttpResponse answer = writer.send(request);
              answer.ignore();
              return answer.getHeaders().getLocation();
            });
    if (address == null) {
      throw failed("the service does not say where to send the bytes");
    }
    return new GenericUrl(address);
  }

  /** Fills one buffer, and sends it whenever it is full and more is to come. */
  private final class Chunks implements WritableByteChannel {

    private final ByteBuffer chunk;

    Chunks(int bytes) {
      chunk = ByteBuffer.allocate((int) Math.min(bytes, length));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = source.remaining();
      while (source.hasRemaining()) {
        if (!chunk.hasRemaining()) {
          send();
        }
        int part = Math.min(chunk.remaining(), source.remaining());
        chunk.put(source.slice(source.position(), part));
        source.position(source.position() + part);
      }
      return count;
    }

    /** The service may keep less than it was sent; the rest goes again. */
    void send() throws IOException {
      long start = kept;
      long end = kept + chunk.position();
      while (kept < end) {
        long before = kept;
        sendFrom((int) (kept - start), chunk.position());
        if (kept <= before || kept > end) {
          throw failed("the service keeps nothing of what it is sent");
        }
      }
      chunk.clear();
    }

    private void sendFrom(int from, int to) throws IOException {
      byte[] bytes = chunk.array();
      ResumableUpload.this.send(
          to - from, () -> new ByteArrayContent(PayloadContent.TYPE, bytes, from, to - from));
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The upload is ended by its owner.
    }
  }

  private void send(int bytes, Supplier<ByteArrayContent> body) throws IOException {
    String range = "bytes %d-%d/%d".formatted(kept, kept + bytes - 1, length);
    calls.send(
        "put of " + range,
        bucket,
        name,
        bytes,
        () -> {
          HttpRequest request = writer.request("PUT", session, body.get());
          request.getHeaders().setContentRange(range);
          request.setThrowExceptionOnExecuteError(false);
          accept(request.execute(), kept + bytes);
          return null;
        });
  }

  private void accept(HttpResponse answer, long end) throws IOException {
    if (answer.getStatusCode() == RESUME) {
      answer.ignore();
      kept = keptBytes(answer.getHeaders().getRange());
    } else if (answer.isSuccessStatusCode()) {
      stored = writer.stored(answer);
      kept = end;
    } else {
      throw writer.refused(answer);
    }
  }

  private static long keptBytes(String range) {
    Matcher kept = KEPT.matcher(range == null ? "" : range);
    return kept.matches() ? Long.parseLong(kept.group(1)) + 1 : 0;
  }

  /** The service would keep the bytes for a week. */
  private void abort(Exception failure) {
    try {
      calls.ask(
          "end of an upload",
          bucket,
          name,
          () -> {
            HttpRequest request = writer.request("DELETE", session, null);
            request.setThrowExceptionOnExecuteError(false);
            request.execute().disconnect();
            return null;
          });
    } catch (IOException leftToExpire) {
      failure.addSuppressed(leftToExpire);
    }
  }
}
