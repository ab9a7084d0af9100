package io.holdfast.system.messaging;

/** Requests by the broker of the server. */
class EmbeddedBrokerProducersIT extends ProducerContract {

  EmbeddedBrokerProducersIT() {
    super(EmbeddedBroker.shared());
  }
}
