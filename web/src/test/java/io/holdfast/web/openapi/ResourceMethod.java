package io.holdfast.web.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What JAX-RS routes, read from the annotations of all classes of this module.
 *
 * @param method the method
 * @param verb such as GET
 * @param path below the context, with a slash in front and none at the end
 */
record ResourceMethod(Method method, String verb, String path) {

  static List<ResourceMethod> all() throws IOException, URISyntaxException {
    java.nio.file.Path classes =
        java.nio.file.Path.of(
            ApiDocument.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Resource.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .flatMap(name -> of(load(name)))
          .toList();
    }
  }

  static Set<String> operations() throws IOException, URISyntaxException {
    return all().stream().map(ResourceMethod::operation).collect(Collectors.toSet());
  }

  /** As {@code GET /v3/backups}. */
  String operation() {
    return verb + " " + path;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiDocument.class.getClassLoader());
    } catch (ClassNotFoundException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Stream<ResourceMethod> of(Class<?> resource) {
    Path base = resource.getAnnotation(Path.class);
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .flatMap(ResourceMethod::verb)
                    .map(verb -> new ResourceMethod(method, verb, path(base, method))));
  }

  private static Stream<String> verb(Annotation annotation) {
    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
    return verb == null ? Stream.empty() : Stream.of(verb.value());
  }

  private static String path(Path base, Method method) {
    Path own = method.getAnnotation(Path.class);
    String joined = base.value() + "/" + (own == null ? "" : own.value());
    return "/" + DocumentedCalls.unnamed(joined).replaceAll("^/+|/+$", "").replaceAll("/+", "/");
  }
}
