package io.holdfast.engine.brick;

import java.io.IOException;

/** Gives connections to what devices live on; a JCA connection factory in the server. */
public interface BrickConnectionFactory {

  /**
   * Connects, waiting at most the pool's blocking timeout.
   *
   * @throws IOException if the type is not supported, or no connection could be made
   */
  BrickConnection connect(ConnectionInfo info) throws IOException;
}
