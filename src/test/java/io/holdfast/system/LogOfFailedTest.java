package io.holdfast.system;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Shows the end of the server's log when a system test has failed: where the build ran, nobody can
 * look it up afterwards. Found by JUnit through its service file.
 */
public final class LogOfFailedTest implements AfterTestExecutionCallback {

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent() && System.getProperty("it.folder") != null) {
      System.out.println("FAILED " + context.getUniqueId());
      RunningHoldfast.shared().printLog();
    }
  }
}
