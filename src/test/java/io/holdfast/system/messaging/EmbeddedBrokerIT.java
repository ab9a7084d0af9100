package io.holdfast.system.messaging;

import org.junit.jupiter.api.Nested;

/** Everybody who sends and receives, by the broker of the server. */
class EmbeddedBrokerIT {

  @Nested
  class Producers extends ProducerContract {
    Producers() {
      super(EmbeddedBroker.shared());
    }
  }

  @Nested
  class ForeignClients extends ForeignClientContract {
    ForeignClients() {
      super(EmbeddedBroker.shared());
    }
  }

  @Nested
  class Access extends AccessContract {
    Access() {
      super(EmbeddedBroker.shared());
    }
  }

  @Nested
  class Subscribers extends SubscriberContract {
    Subscribers() {
      super(EmbeddedBroker.shared());
    }
  }

  @Nested
  class Flood extends FloodContract {
    Flood() {
      super(EmbeddedBroker.shared());
    }
  }
}
