package io.holdfast.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.StorageRequest;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import io.holdfast.engine.store.AnnouncedBody;
import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Objects in buckets of Google Cloud Storage, by its JSON API (drivers.md section 5). A put is one
 * request that replaces nothing, or, for large objects, one for each chunk and one before. Every
 * request is sent once, or twice if its token was refused; who wants more attempts wraps the store.
 * Threads: any.
 */
public final class GoogleObjectStore implements ObjectStore, AutoCloseable {

  private final GoogleServer server;
  private final GoogleWriting writing;
  private final String container;
  private final Deadlines deadlines;
  private final Storage client;
  private final Calls calls;
  private final ObjectWriter writer;
  private final Deletions deletions;
  private final MissingBuckets missing;

  /**
   * A store at a service; connects to nothing yet.
   *
   * @param container the bucket that {@link #check} looks at
   * @throws IOException if the key file cannot be used
   */
  public GoogleObjectStore(GoogleServer server, GoogleWriting writing, String container)
      throws IOException {
    this.server = server;
    this.writing = writing;
    this.container = container;
    this.deadlines = new Deadlines(server.proxy());
    HttpTransport transport =
        new NetHttpTransport.Builder().setConnectionFactory(deadlines).build();
    Authorization authorization = Authorization.of(server, transport);
    this.client =
        new Storage.Builder(transport, GsonFactory.getDefaultInstance(), authorization)
            .setRootUrl(server.root())
            .setApplicationName(server.userAgent())
            .build();
    this.calls = new Calls(server, authorization, deadlines);
    this.writer = new ObjectWriter(client, calls, writing);
    this.deletions = new Deletions(client, calls, authorization);
    this.missing = new MissingBuckets(client, calls, server, writing);
  }

  @Override
  public void checkContainer(String bucket) throws InvalidNameException {
    BucketNames.checkBucket(bucket);
  }

  private static void check(String bucket, String name) throws InvalidNameException {
    BucketNames.checkBucket(bucket);
    BucketNames.checkObject(name);
  }

  @Override
  public void put(String bucket, String name, Payload payload) throws IOException {
    check(bucket, name);
    try {
      writer.put(bucket, name, payload);
    } catch (MissingBucketException absent) {
      missing.make(bucket, absent);
      putAgain(bucket, name, payload);
    }
  }

  private void putAgain(String bucket, String name, Payload payload) throws IOException {
    try {
      writer.put(bucket, name, payload);
    } catch (MissingBucketException notVisibleYet) {
      missing.forget(bucket);
      throw new TemporaryStoreException(
          "bucket " + bucket + " was made and is not there yet", notVisibleYet);
    }
  }

  @Override
  public InputStream get(String bucket, String name) throws IOException {
    check(bucket, name);
    return calls.ask(
        "get",
        bucket,
        name,
        () -> {
          Storage.Objects.Get get = client.objects().get(bucket, name);
          get.setAlt("media");
          HttpResponse answer = writer.send(plainGet(get));
          return new AnnouncedBody(
              new AnswerBody(answer),
              answer.getHeaders().getContentLength(),
              server.limits(),
              name + " in bucket " + bucket);
        });
  }

  /**
   * A request as it is. Google's client would make a POST of those with long names, which not every
   * server or proxy takes for what it means.
   */
  private HttpRequest plainGet(StorageRequest<?> request) throws IOException {
    return writer.request("GET", request.buildHttpRequestUrl(), null);
  }

  @Override
  public List<String> list(String bucket, String prefix) throws IOException {
    checkContainer(bucket);
    List<String> names = new ArrayList<>();
    try {
      String page = null;
      do {
        Objects listed = page(bucket, prefix, page, writing.listPage());
        if (listed.getItems() != null) {
          listed.getItems().stream().map(StorageObject::getName).forEach(names::add);
        }
        page = next(bucket, page, listed);
      } while (page != null);
    } catch (NoSuchFileException noBucket) {
      return List.of();
    }
    return names.stream().sorted().toList();
  }

  private Objects page(String bucket, String prefix, String token, long most) throws IOException {
    return calls.ask(
        "listing",
        bucket,
        () ->
            writer
                .send(
                    plainGet(
                        client
                            .objects()
                            .list(bucket)
                            .setPrefix(prefix)
                            .setMaxResults(most)
                            .setPageToken(token)
                            .setFields("items(name),nextPageToken")))
                .parseAs(Objects.class));
  }

  /** The token of the next page; null after the last. */
  private static String next(String bucket, String token, Objects listed) throws IOException {
    String next = listed.getNextPageToken();
    if (next != null && next.equals(token)) {
      throw new TemporaryStoreException("the listing of bucket " + bucket + " goes in circles");
    }
    return next == null || next.isEmpty() ? null : next;
  }

  @Override
  public void delete(String bucket, String name) throws IOException {
    check(bucket, name);
    deletions.delete(bucket, name);
  }

  @Override
  public void deleteAll(String bucket, Collection<String> names) throws IOException {
    checkContainer(bucket);
    for (String name : names) {
      BucketNames.checkObject(name);
    }
    deletions.deleteAll(bucket, List.copyOf(names));
  }

  /** Nothing of an upload that broke off is seen or found; the service forgets it in a week. */
  @Override
  public void deleteUnfinished(String bucket, String prefix) throws InvalidNameException {
    checkContainer(bucket);
  }

  /** Leaves the bucket: all backups share it, and others may have other things in it. */
  @Override
  public void deleteContainerIfEmpty(String bucket) throws InvalidNameException {
    checkContainer(bucket);
  }

  /** Lists, which needs no other right than the rest does. */
  @Override
  public void check() throws IOException {
    checkContainer(container);
    try {
      page(container, null, null, 1);
    } catch (NoSuchFileException absent) {
      missing.requireThatItCanBeMade(container, absent);
    }
  }

  /** Ends its thread; connections end by themselves. */
  @Override
  public void close() {
    deadlines.close();
  }
}
