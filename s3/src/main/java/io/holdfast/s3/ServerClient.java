package io.holdfast.s3;

import io.holdfast.engine.store.TrustedAuthorities;
import java.io.IOException;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Amazon's client, without what it does by itself: it sends each request once, reads no profile, no
 * variable and no metadata service, and connects to nothing before the first request.
 */
final class ServerClient {

  private ServerClient() {}

  static S3Client of(S3Server server) throws IOException {
    S3ClientBuilder builder =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(server.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(server.key().id(), server.key().secret())))
            .forcePathStyle(server.pathStyle())
            .defaultsMode(DefaultsMode.LEGACY)
            .crossRegionAccessEnabled(false)
            .dualstackEnabled(false)
            .fipsEnabled(false)
            .overrideConfiguration(
                client ->
                    client
                        .retryStrategy(attempts -> attempts.maxAttempts(1))
                        .apiCallTimeout(server.limits().call(0))
                        .defaultProfileFile(noProfiles()))
            .httpClient(connections(server));
    return server.modernChecksums() ? modern(builder).build() : plain(builder).build();
  }

  private static ProfileFile noProfiles() {
    return ProfileFile.aggregator().build();
  }

  private static S3ClientBuilder modern(S3ClientBuilder builder) {
    return builder
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_SUPPORTED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
        .serviceConfiguration(behaviour().build());
  }

  /** What every server understands: whole bodies, and MD5 where a digest is a must. */
  private static S3ClientBuilder plain(S3ClientBuilder builder) {
    return builder
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(behaviour().chunkedEncodingEnabled(false).build())
        .addPlugin(LegacyMd5Plugin.create());
  }

  /** Without a wait for permission to send, which many servers never give. */
  private static S3Configuration.Builder behaviour() {
    return S3Configuration.builder().expectContinueEnabled(false);
  }

  private static SdkHttpClient connections(S3Server server) throws IOException {
    ProxyConfiguration.Builder proxy =
        ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false);
    server.proxy().ifPresent(proxy::endpoint);
    UrlConnectionHttpClient.Builder connections =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(server.limits().connect())
            .socketTimeout(server.limits().read())
            .proxyConfiguration(proxy.build());
    if (server.trust().authorities().isPresent()) {
      TrustManager[] trusted = TrustedAuthorities.read(server.trust().authorities().get());
      connections.tlsTrustManagersProvider(() -> trusted);
    }
    return connections.buildWithDefaults(
        AttributeMap.builder()
            .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, !server.trust().verified())
            .build());
  }
}
