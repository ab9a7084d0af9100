package io.holdfast.system.messaging;

import org.junit.jupiter.api.Nested;

/** Everybody who sends and receives, by a broker of the operator's. */
class OperatorsBrokerIT {

  @Nested
  class Producers extends ProducerContract {
    Producers() {
      super(OperatorsBroker.shared());
    }
  }

  @Nested
  class ForeignClients extends ForeignClientContract {
    ForeignClients() {
      super(OperatorsBroker.shared());
    }
  }

  @Nested
  class Access extends AccessContract {
    Access() {
      super(OperatorsBroker.shared());
    }
  }

  @Nested
  class Subscribers extends SubscriberContract {
    Subscribers() {
      super(OperatorsBroker.shared());
    }
  }

  @Nested
  class Flood extends FloodContract {
    Flood() {
      super(OperatorsBroker.shared());
    }
  }
}
