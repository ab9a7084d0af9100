package io.holdfast.system.inside;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives for tests that run inside the server, beside the deployed EAR. */
public final class InsideTheServer {

  /** Module names that WildFly gives to the EAR (for its lib folder) and to the EJB jar in it. */
  private static final String MANIFEST =
      "Manifest-Version: 1.0\n"
          + "Dependencies: deployment.holdfast.ear export,"
          + " deployment.holdfast.ear.holdfast-ejb.jar export\n";

  private InsideTheServer() {}

  /**
   * A web archive with these classes, which sees the classes of the EAR.
   *
   * @param name ending in {@code .war}, unique among the tests
   */
  public static WebArchive archive(String name, Class<?>... classes) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addClasses(classes)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setManifest(new StringAsset(MANIFEST));
  }
}
