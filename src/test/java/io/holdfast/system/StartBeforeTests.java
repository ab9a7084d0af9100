package io.holdfast.system;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the server before the first system test, because Arquillian connects to a server that
 * runs, and asks for its port only once. Does nothing where no folder for system tests is named.
 */
public final class StartBeforeTests implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty("it.folder") != null) {
      int port = RunningHoldfast.shared().managementPort();
      System.setProperty("management.port", Integer.toString(port));
    }
  }
}
