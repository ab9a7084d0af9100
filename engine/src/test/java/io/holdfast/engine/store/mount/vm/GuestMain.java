package io.holdfast.engine.store.mount.vm;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.time.Duration;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of the guest, in the guest; ends with 1 if one failed. */
final class GuestMain {

  private static final int TRACE_LINES = 12;

  private GuestMain() {}

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(NfsInGuest.Store.class),
                selectClass(NfsInGuest.Driver.class),
                selectClass(NfsInGuest.BadDays.class))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    long start = System.nanoTime();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter output = new PrintWriter(System.out, true);
    summary.printFailuresTo(output, TRACE_LINES);
    summary.printTo(output);
    output.println(
        "seconds in the guest: " + Duration.ofNanos(System.nanoTime() - start).toSeconds());
    System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
  }
}
