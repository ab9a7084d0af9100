package io.holdfast.messaging;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.RequestTrace;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import io.holdfast.producer.ProducerRequest;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads requests out of messages: JSON as text, the same as bytes (which is what STOMP makes of a
 * text with a length), or its fields in a map.
 */
final class RequestReader {

  /** Bytes of a request, as of a body of REST. */
  static final int LONGEST = 64 << 10;

  /** Set by the broker on messages that it keeps beside its memory, which are longer than ours. */
  private static final String LARGE = "_AMQ_LARGE_SIZE";

  private RequestReader() {}

  /**
   * Reads a request.
   *
   * @param sender as the broker knows them
   * @throws RequestRefusedException 400 naming the field and the rule
   */
  static ProducerRequest read(String sender, RequestTrace trace, Message message)
      throws JMSException {
    byte[] json = json(message);
    if (json.length > LONGEST) {
      throw tooLong();
    }
    Fields fields = JsonBody.parse(json).object("request");
    return ProducerRequest.read(sender, MessageHeaders.id(message), fields, digest(json), trace);
  }

  private static byte[] json(Message message) throws JMSException {
    if (message.propertyExists(LARGE)) {
      throw tooLong();
    }
    if (message instanceof TextMessage text) {
      return bytes(text.getText());
    }
    if (message instanceof MapMessage map) {
      return bytes(MapRequest.json(map).toString());
    }
    if (message instanceof BytesMessage binary) {
      return bytes(binary);
    }
    throw RequestRefusedException.badRequest(
        "The message must be a TextMessage or a BytesMessage with JSON, or a MapMessage.");
  }

  private static byte[] bytes(String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(BytesMessage binary) throws JMSException {
    if (binary.getBodyLength() > LONGEST) {
      throw tooLong();
    }
    byte[] bytes = new byte[(int) binary.getBodyLength()];
    binary.reset();
    binary.readBytes(bytes);
    return bytes;
  }

  private static RequestRefusedException tooLong() {
    return RequestRefusedException.badRequest(
        "The message must have at most " + LONGEST + " bytes of JSON.");
  }

  private static String digest(byte[] json) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
