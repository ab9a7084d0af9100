package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which call a request is. */
final class Service {

  private static final Pattern UPLOAD = Pattern.compile("/upload/storage/v1/b/([^/]+)/o");
  private static final Pattern BUCKET = Pattern.compile("/storage/v1/b/([^/]+)");
  private static final Pattern OBJECTS = Pattern.compile("/storage/v1/b/([^/]+)/o");
  private static final Pattern OBJECT =
      Pattern.compile("(/download)?/storage/v1/b/([^/]+)/o/([^/]+)");

  private final Buckets buckets;
  private final Uploads uploads;
  private final Reads reads;

  Service(Buckets buckets, Uploads uploads) {
    this.buckets = buckets;
    this.uploads = uploads;
    this.reads = new Reads(buckets);
  }

  Answer answer(Request request) throws Refused, IOException {
    if (request.path().equals("/storage/v1/b")) {
      return buckets(request);
    }
    Matcher upload = UPLOAD.matcher(request.path());
    if (upload.matches()) {
      return uploads.answer(request, Request.decoded(upload.group(1)));
    }
    Matcher objects = OBJECTS.matcher(request.path());
    if (objects.matches() && request.method().equals("GET")) {
      return reads.list(request, Request.decoded(objects.group(1)));
    }
    Matcher bucket = BUCKET.matcher(request.path());
    if (bucket.matches()) {
      return bucket(request, Request.decoded(bucket.group(1)));
    }
    Matcher object = OBJECT.matcher(request.path());
    if (object.matches()) {
      return object(request, Request.decoded(object.group(2)), Request.decoded(object.group(3)));
    }
    throw Refused.notFound("Not Found: " + request.method() + " " + request.path());
  }

  private Answer buckets(Request request) throws Refused {
    if (!request.query().containsKey("project")) {
      throw new Refused(400, "required", "Required parameter: project");
    }
    if (request.method().equals("POST")) {
      return Answer.json(200, buckets.insert(Uploads.json(request.body())));
    }
    JsonArrayBuilder items = Json.createArrayBuilder();
    buckets.all().forEach(items::add);
    return Answer.json(200, Json.createObjectBuilder().add("items", items).build());
  }

  private Answer bucket(Request request, String name) throws Refused {
    if (request.method().equals("GET")) {
      return Answer.json(200, buckets.bucket(name));
    }
    if (request.method().equals("DELETE")) {
      buckets.deleteBucket(name);
      return Answer.empty(204, Map.of());
    }
    throw new Refused(405, "methodNotAllowed", "Method Not Allowed");
  }

  private Answer object(Request request, String bucket, String name) throws Refused, IOException {
    if (request.method().equals("GET")) {
      return reads.get(request, bucket, name);
    }
    if (request.method().equals("DELETE")) {
      buckets.delete(bucket, name, request.wantedGeneration());
      return Answer.empty(204, Map.of());
    }
    throw new Refused(405, "methodNotAllowed", "Method Not Allowed");
  }
}
