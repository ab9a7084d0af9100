package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jms.queue.holdfast.replies.night",
        "holdfast.replies.a-b_c.1",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "jms.tempqueue.f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
      })
  void temporaryQueuesAndThoseForRepliesAreAnswered(String name) {
    assertThat(ReplyAddress.checked(name).address()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jms.queue.holdfast.jobs",
        "jms.queue.holdfast.requests",
        "jms.queue.holdfast.replies.",
        "jms.queue.holdfast.replies.a::jms.queue.holdfast.jobs",
        "jms.queue.holdfast.replies.#",
        "jms.topic.holdfast.events",
        "jms.queue.DLQ",
        "jms.queue.f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "x f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "activemq.management",
        ""
      })
  void othersAreNot(String name) {
    assertThatThrownBy(() -> ReplyAddress.checked(name))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("JMSReplyTo");
  }
}
