package io.holdfast.system.messaging;

import io.holdfast.system.RunningHoldfast;
import java.nio.file.Path;

/** A Holdfast, and the broker by which it is asked, with the users of the tests let in. */
interface MessagingSystem {

  /** A producer who may act for {@link RunningHoldfast#GRANTED_PROJECT}. */
  String PRODUCER = RunningHoldfast.PRODUCER;

  /** A producer who may act for no project. */
  String STRANGER = "stranger";

  /** Somebody who may subscribe to events only. */
  String SUBSCRIBER = "reader";

  /** Somebody who looks after dead letters. */
  String OPERATOR = "keeper";

  RunningHoldfast server();

  /**
   * Kills the server and ends the broker, and starts both again. A broker that lives in the JVM of
   * the tests cannot be killed: it stops.
   */
  void crash();

  /** Port for producers and subscribers. */
  int port();

  /** A store with the broker's certificate. */
  Path trust();

  /** The address for clients of Artemis. */
  default String address() {
    return BrokerUsers.address(port(), trust());
  }

  /** Lets requests wait. */
  void pauseRequests();

  void resumeRequests();

  /** How many requests nobody has taken. */
  long waitingRequests();

  /** How many files hold requests that do not fit in memory. */
  long pagesOfRequests();

  /** Drops all requests that wait. */
  void removeRequests();

  /** How many dead letters there are. */
  long dead();

  /** All that the dead letters say, properties included. */
  String deadLetters();

  void removeDead();

  /** Moves all dead letters to the requests. */
  void sendDeadAgain();
}
