package io.holdfast.swift;

import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.ServerTrust;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects in an account of Swift. A put is one request, whole or refused; a container that becomes
 * empty stays, because it is the one of all backups.
 */
public final class SwiftObjectStore implements ObjectStore {

  private static final int MOST_REMEMBERED = 1000;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  /**
   * How containers are used.
   *
   * @param container the one that {@link #check} looks at
   * @param create whether one that is missing is made
   * @param storagePolicy of new ones; empty takes the server's
   * @param listPage names that are asked for at once
   */
  public record Containers(
      String container, boolean create, Optional<String> storagePolicy, int listPage) {}

  private final SwiftAccount account;
  private final Containers containers;
  private final SwiftListing listing;
  private final SwiftDeletion deletion;

  /** How often containers were made. */
  private final Map<String, Integer> made = new ConcurrentHashMap<>();

  /**
   * A store; sends nothing yet.
   *
   * @throws IOException if the authorities of the certificates cannot be read
   */
  public SwiftObjectStore(
      SwiftLogin login, SwiftLimits limits, ServerTrust trust, Containers containers)
      throws IOException {
    this.account = new SwiftAccount(new SwiftHttp(limits, trust), login);
    this.containers = containers;
    this.listing = new SwiftListing(account, containers.listPage());
    this.deletion = new SwiftDeletion(account);
  }

  @Override
  public void checkContainer(String container) throws InvalidNameException {
    SwiftNames.checkContainer(container);
  }

  private static void check(String container, String name) throws InvalidNameException {
    SwiftNames.checkContainer(container);
    SwiftNames.checkObject(name);
  }

  @Override
  public void put(String container, String name, Payload payload) throws IOException {
    check(container, name);
    String md5 = PayloadBody.md5(payload);
    int madeBefore = made.getOrDefault(container, 0);
    HttpResponse<String> answer = send(container, name, payload, md5);
    if (answer.statusCode() == NOT_FOUND) {
      createOnce(container, madeBefore);
      answer = send(container, name, payload, md5);
    }
    requireStored(container, name, md5, answer);
  }

  private HttpResponse<String> send(String container, String name, Payload payload, String md5)
      throws IOException {
    PayloadBody body = new PayloadBody(payload);
    try {
      return account.send(
          what("Putting", container, name),
          SwiftAccount.path(container, name),
          account.limits().forBody(payload.length()),
          request ->
              request
                  .header("If-None-Match", "*")
                  .header("ETag", md5)
                  .header("Content-Type", "application/octet-stream")
                  .PUT(body.publisher()),
          BoundedText.HANDLER);
    } catch (TemporaryStoreException failure) {
      if (body.failure() != null) {
        failure.addSuppressed(body.failure());
      }
      throw failure;
    } finally {
      body.close();
    }
  }

  private void requireStored(String container, String name, String md5, HttpResponse<String> answer)
      throws IOException {
    String what = what("Putting", container, name);
    if (answer.statusCode() == PRECONDITION_FAILED) {
      throw new FileAlreadyExistsException(container + "/" + name);
    }
    if (answer.statusCode() == NOT_FOUND) {
      throw new TemporaryStoreException(what + ": the container is not there yet");
    }
    if (answer.statusCode() != CREATED) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    String stored = answer.headers().firstValue("ETag").orElse("").replace("\"", "");
    if (!stored.equalsIgnoreCase(md5)) {
      deletion.delete(container, name);
      throw new TemporaryStoreException(
          "%s: the server stored other bytes than were sent, MD5 %s, not %s"
              .formatted(what, stored, md5));
    }
  }

  /** Of puts that find a container missing at the same time one makes it, the others wait. */
  private synchronized void createOnce(String container, int madeBefore) throws IOException {
    if (made.getOrDefault(container, 0) <= madeBefore) {
      create(container);
      if (made.size() >= MOST_REMEMBERED) {
        made.clear();
      }
      made.merge(container, 1, Integer::sum);
    }
  }

  private void create(String container) throws IOException {
    String what = "Making container " + container;
    if (!containers.create()) {
      throw new IOException(
          "There is no container %s, and it may not be made: make it, or set create-container"
              .formatted(container));
    }
    HttpResponse<String> answer =
        account.send(
            what,
            SwiftAccount.path(container),
            account.limits().answer(),
            request -> {
              containers.storagePolicy().ifPresent(p -> request.header("X-Storage-Policy", p));
              request.PUT(BodyPublishers.noBody());
            },
            BoundedText.HANDLER);
    if (answer.statusCode() / 100 != 2) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
  }

  @Override
  public InputStream get(String container, String name) throws IOException {
    check(container, name);
    String what = what("Reading", container, name);
    HttpResponse<InputStream> answer =
        account.send(
            what,
            SwiftAccount.path(container, name),
            account.limits().answer(),
            request -> {},
            LimitedBody.handler(what, account.limits()));
    boolean whole = answer.headers().firstValue("Content-Length").isPresent();
    if (answer.statusCode() == 200 && whole) {
      return answer.body();
    }
    answer.body().close();
    if (answer.statusCode() == 200) {
      throw new TemporaryStoreException(what + ": the answer does not say its length");
    }
    if (answer.statusCode() == NOT_FOUND) {
      throw new NoSuchFileException(container + "/" + name);
    }
    throw SwiftAnswers.failure(what, answer, "");
  }

  @Override
  public List<String> list(String container, String prefix) throws IOException {
    checkContainer(container);
    return listing.names(container, prefix);
  }

  @Override
  public void delete(String container, String name) throws IOException {
    check(container, name);
    deletion.delete(container, name);
  }

  @Override
  public void deleteAll(String container, Collection<String> names) throws IOException {
    for (String name : names) {
      check(container, name);
    }
    if (!names.isEmpty()) {
      deletion.deleteAll(container, names);
    }
  }

  /** Nothing is unfinished: what was not put whole is not there. */
  @Override
  public void deleteUnfinished(String container, String prefix) throws InvalidNameException {
    checkContainer(container);
  }

  /** Leaves it: backups of all volumes lie in one container. */
  @Override
  public void deleteContainerIfEmpty(String container) throws InvalidNameException {
    checkContainer(container);
  }

  @Override
  public void check() throws IOException {
    String what = "Looking at container " + containers.container();
    HttpResponse<String> answer =
        account.send(
            what,
            SwiftAccount.path(containers.container()),
            account.limits().answer(),
            request -> request.method("HEAD", BodyPublishers.noBody()),
            BoundedText.HANDLER);
    boolean there = answer.statusCode() / 100 == 2;
    if (!there && !(answer.statusCode() == NOT_FOUND && containers.create())) {
      throw SwiftAnswers.failure(what, answer, "");
    }
  }

  private static String what(String doing, String container, String name) {
    return doing + " " + container + "/" + name;
  }
}
