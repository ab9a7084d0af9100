package io.holdfast.web.request;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of the API with the optional project taken out of it: {@code /v3/{project}/backups} and
 * {@code /v3/backups} are the same resource (api.md section 1).
 *
 * @param project the project in the URL, or null
 * @param path the rest, encoded as it came, with its leading slash
 */
public record ApiPath(String project, String path) {

  private static final Pattern WITH_SEGMENT = Pattern.compile("/v3/([^/]+)(/.+)");
  private static final Set<String> PUBLIC =
      Set.of("/", "/healthcheck", "/openapi.json", "/asyncapi.json");
  private static final Pattern WITH_FORMAT = Pattern.compile("^(/v3/.+)\\.json$");
  private static final Pattern PROJECT = Pattern.compile("[0-9a-f-]+");

  /**
   * Takes the project out, and a format at the end: {@code /v3/backups.json} is {@code
   * /v3/backups}. A project id that is no hexadecimal number, which only noauth has, is known by
   * being the caller's own.
   *
   * @param rawPath encoded path below the context
   * @param ownProject the caller's project, or null
   */
  public static ApiPath of(String rawPath, String ownProject) {
    String path = WITH_FORMAT.matcher(rawPath).replaceFirst("$1");
    Matcher parts = WITH_SEGMENT.matcher(path);
    if (parts.matches() && isProject(parts.group(1), ownProject)) {
      return new ApiPath(parts.group(1), "/v3" + parts.group(2));
    }
    return new ApiPath(null, path);
  }

  private static boolean isProject(String segment, String ownProject) {
    return PROJECT.matcher(segment).matches() || segment.equals(ownProject);
  }

  /** True for the paths that need no token. */
  public static boolean isPublic(String rawPath) {
    return PUBLIC.contains(rawPath);
  }
}
