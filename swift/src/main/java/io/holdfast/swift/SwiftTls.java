package io.holdfast.swift;

import io.holdfast.engine.store.ServerTrust;
import io.holdfast.engine.store.TrustedAuthorities;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS with servers that are trusted as an operator says. */
final class SwiftTls {

  private SwiftTls() {}

  /**
   * TLS that trusts whom it is told to.
   *
   * @throws IOException if the file of the authorities cannot be used; names it
   */
  static SSLContext of(ServerTrust trust) throws IOException {
    TrustManager[] managers = null;
    if (!trust.verified()) {
      managers = new TrustManager[] {new Anybody()};
    } else if (trust.authorities().isPresent()) {
      managers = TrustedAuthorities.read(trust.authorities().get());
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Without managers of ours, those of the JDK.
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IOException("TLS is not to be had: " + failure.getMessage(), failure);
    }
  }

  /** Extended, because the JDK would check the host's name around a plain one. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // The operator wants no check.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // The operator wants no check.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      // The operator wants no check.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      // The operator wants no check.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // The operator wants no check.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // The operator wants no check.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
