package io.holdfast.system.messaging;

/** Other clients at the broker of the server. */
class EmbeddedBrokerForeignClientsIT extends ForeignClientContract {

  EmbeddedBrokerForeignClientsIT() {
    super(EmbeddedBroker.shared());
  }
}
