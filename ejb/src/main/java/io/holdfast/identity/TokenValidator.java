package io.holdfast.identity;

import io.holdfast.fault.RequestRefusedException;

/** Tells who a caller is, by the token alone (auth.md sections 1 and 4). Threads: any. */
public interface TokenValidator {

  /**
   * The caller that a token stands for.
   *
   * @throws RequestRefusedException 401 if there is no token, it is not valid or does not permit
   *     this request; 403 if this address must not be used; 503 if nobody can say
   */
  Caller validate(Credentials credentials);
}
