package io.holdfast.system.messaging;

/** Other clients at a broker of the operator's. */
class OperatorsBrokerForeignClientsIT extends ForeignClientContract {

  OperatorsBrokerForeignClientsIT() {
    super(OperatorsBroker.shared());
  }
}
