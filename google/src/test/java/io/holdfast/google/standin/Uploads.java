package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Puts of objects: in one request, or in chunks. Threads: any. */
final class Uploads {

  private final Buckets buckets;
  private final Faults faults;
  private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

  Uploads(Buckets buckets, Faults faults) {
    this.buckets = buckets;
    this.faults = faults;
  }

  /** Sessions that were neither ended nor given up. */
  int open() {
    return sessions.size();
  }

  void forget() {
    sessions.clear();
  }

  Answer answer(Request request, String bucket) throws Refused, IOException {
    String id = request.query().get("upload_id");
    if (id != null) {
      return session(request, id);
    }
    if (!request.method().equals("POST")) {
      throw new Refused(405, "methodNotAllowed", "Method Not Allowed");
    }
    return switch (request.query().getOrDefault("uploadType", "")) {
      case "multipart" -> multipart(request, bucket);
      case "resumable" -> begin(request, bucket);
      default -> throw Refused.invalid("Invalid upload type");
    };
  }

  private Answer multipart(Request request, String bucket) throws Refused, IOException {
    List<Multipart.Part> parts = Multipart.parts(request, "related");
    if (parts.size() != 2) {
      throw Refused.invalid("A multipart upload has two parts, not " + parts.size());
    }
    JsonObject metadata = json(parts.get(0).body());
    Multipart.Part media = parts.get(1);
    String length = media.headers().get("content-length");
    if (length != null && Long.parseLong(length) != media.body().length) {
      throw Refused.invalid("Content-Length of the part is " + length);
    }
    Upload upload = Upload.of(request, metadata, media.headers().get("content-type"));
    return stored(buckets.put(bucket, upload, media.body()));
  }

  private Answer stored(StoredObject object) {
    return Answer.json(200, faults.said(object.json()));
  }

  private Answer begin(Request request, String bucket) throws Refused {
    JsonObject metadata =
        request.body().length == 0 ? JsonObject.EMPTY_JSON_OBJECT : json(request.body());
    Upload upload = Upload.of(request, metadata, request.headers().get("x-upload-content-type"));
    buckets.checkPut(bucket, upload.name(), upload.generation());
    String length = request.headers().get("x-upload-content-length");
    String id = UUID.randomUUID().toString();
    sessions.put(
        id, new UploadSession(bucket, upload, length == null ? -1 : Long.parseLong(length)));
    // Where the client came, which may be through a proxy.
    String location =
        "http://"
            + request.headers().get("host")
            + request.path()
            + "?uploadType=resumable&name="
            + URLEncoder.encode(upload.name(), StandardCharsets.UTF_8)
            + "&upload_id="
            + id;
    return Answer.empty(200, Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  private Answer session(Request request, String id) throws Refused, IOException {
    UploadSession session = sessions.get(id);
    if (session == null) {
      throw Refused.notFound("No such upload session");
    }
    synchronized (session) {
      if (request.method().equals("DELETE")) {
        sessions.remove(id);
        return Answer.empty(499, Map.of());
      }
      if (!request.method().equals("PUT")) {
        throw new Refused(405, "methodNotAllowed", "Method Not Allowed");
      }
      if (!session.accept(request, faults.keptOfNextChunk())) {
        return session.resume();
      }
      sessions.remove(id);
      return stored(buckets.put(session.bucket(), session.upload(), session.bytes()));
    }
  }

  static JsonObject json(byte[] body) throws Refused {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    } catch (JsonException broken) {
      throw new Refused(400, "parseError", "Parse Error");
    }
  }
}
