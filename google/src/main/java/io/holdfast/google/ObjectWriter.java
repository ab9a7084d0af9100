package io.holdfast.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.MultipartContent;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.StorageObject;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;

/**
 * Puts objects, in one request if they are not too large. The service makes an object only if there
 * is none of the name, and only of bytes that have our digest.
 */
final class ObjectWriter {

  private final Storage client;
  private final Calls calls;
  private final GoogleWriting writing;

  ObjectWriter(Storage client, Calls calls, GoogleWriting writing) {
    this.client = client;
    this.calls = calls;
    this.writing = writing;
  }

  /**
   * Puts an object.
   *
   * @throws MissingBucketException if there is no such bucket
   */
  void put(String bucket, String name, Payload payload) throws IOException {
    String md5 = Md5.of(payload);
    boolean whole =
        payload.length() <= writing.resumableThreshold() || writing.chunkBytes().isEmpty();
    try {
      StorageObject stored =
          whole
              ? putWhole(bucket, name, md5, payload)
              : new ResumableUpload(this, calls, bucket, name)
                  .put(md5, payload, writing.chunkBytes().getAsInt());
      confirm(bucket, name, md5, stored);
    } catch (NoSuchFileException missing) {
      throw new MissingBucketException(missing.getReason());
    }
  }

  private StorageObject putWhole(String bucket, String name, String md5, Payload payload)
      throws IOException {
    return calls.send(
        "put",
        bucket,
        name,
        payload.length(),
        () -> {
          HttpContent body =
              new MultipartContent()
                  .setContentParts(List.of(metadata(md5), new PayloadContent(payload)))
                  .setBoundary("part-" + UUID.randomUUID());
          return stored(send(request("POST", address(bucket, name, "multipart"), body)));
        });
  }

  /** What an object is to be; the service refuses a body that has another digest. */
  HttpContent metadata(String md5) {
    StorageObject object = new StorageObject().setContentType(PayloadContent.TYPE).setMd5Hash(md5);
    return new JsonHttpContent(client.getJsonFactory(), object);
  }

  /** Where an upload begins that overwrites nothing. */
  GenericUrl address(String bucket, String name, String kind) {
    GenericUrl address =
        new GenericUrl(
            client.getRootUrl() + "upload/" + client.getServicePath() + "b/" + bucket + "/o");
    address.put("uploadType", kind);
    address.put("name", name);
    address.put("ifGenerationMatch", 0);
    return address;
  }

  HttpRequest request(String method, GenericUrl address, HttpContent body) throws IOException {
    HttpRequest request = client.getRequestFactory().buildRequest(method, address, body);
    request.getHeaders().setUserAgent(client.getApplicationName());
    request.setParser(client.getObjectParser());
    return request;
  }

  /** Sends a request; a refusal says why, which a request of the transport's alone leaves out. */
  HttpResponse send(HttpRequest request) throws IOException {
    return GoogleJsonResponseException.execute(client.getJsonFactory(), request);
  }

  /** The refusal that an answer is. */
  HttpResponseException refused(HttpResponse answer) {
    return GoogleJsonResponseException.from(client.getJsonFactory(), answer);
  }

  /** What the service says that it has stored. */
  StorageObject stored(HttpResponse answer) throws IOException {
    StorageObject stored = answer.parseAs(StorageObject.class);
    return stored == null ? new StorageObject() : stored;
  }

  private void confirm(String bucket, String name, String md5, StorageObject stored)
      throws IOException {
    if (md5.equals(stored.getMd5Hash())) {
      return;
    }
    TemporaryStoreException different =
        new TemporaryStoreException(
            "put of %s in bucket %s: the service stored other bytes than were sent, MD5 %s, not %s"
                .formatted(name, bucket, stored.getMd5Hash(), md5));
    try {
      remove(bucket, name, stored);
    } catch (IOException failure) {
      different.addSuppressed(failure);
    }
    throw different;
  }

  /** Removes what was just stored, and nothing that somebody stored since. */
  private void remove(String bucket, String name, StorageObject stored) throws IOException {
    calls.ask(
        "delete",
        bucket,
        name,
        () ->
            client
                .objects()
                .delete(bucket, name)
                .setIfGenerationMatch(stored.getGeneration())
                .execute());
  }
}
