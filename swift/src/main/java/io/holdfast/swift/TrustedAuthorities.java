package io.holdfast.swift;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS of a {@link SwiftTrust}. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /**
   * TLS that trusts whom it is told to.
   *
   * @throws IOException if the file of the authorities cannot be read, naming it
   */
  static SSLContext of(SwiftTrust trust) throws IOException {
    try {
      if (trust.verified() && trust.authorities().isEmpty()) {
        return SSLContext.getDefault();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] managers =
          trust.verified() ? authorities(trust) : new TrustManager[] {new Anybody()};
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IOException(
          "The authorities of the certificates cannot be used: " + failure.getMessage(), failure);
    }
  }

  private static TrustManager[] authorities(SwiftTrust trust)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream file = Files.newInputStream(trust.authorities().orElseThrow())) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
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
