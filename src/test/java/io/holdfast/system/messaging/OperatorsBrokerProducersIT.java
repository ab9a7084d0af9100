package io.holdfast.system.messaging;

/** Requests by a broker of the operator's. */
class OperatorsBrokerProducersIT extends ProducerContract {

  OperatorsBrokerProducersIT() {
    super(OperatorsBroker.shared());
  }
}
