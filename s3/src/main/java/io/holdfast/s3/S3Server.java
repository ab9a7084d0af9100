package io.holdfast.s3;

import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.ServerTrust;
import java.net.URI;
import java.util.Optional;

/**
 * A server, and how it is spoken to.
 *
 * @param endpoint its address, http or https
 * @param region the name that requests are signed for; most servers but Amazon take any
 * @param key who we are
 * @param pathStyle whether the bucket stands in the path of an address, not in its host name
 * @param modernChecksums whether bodies go in signed chunks with a trailing CRC, as Amazon likes
 *     it; other servers refuse that, or store the framing as data
 * @param limits how long it is waited for
 * @param trust which certificates it may have
 * @param proxy where requests go through; empty goes directly, whatever the environment says
 */
public record S3Server(
    URI endpoint,
    String region,
    AccessKey key,
    boolean pathStyle,
    boolean modernChecksums,
    RequestLimits limits,
    ServerTrust trust,
    Optional<URI> proxy) {}
