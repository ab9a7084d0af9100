package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.BackupHeader;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.format.HashListText;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A hash list object as a payload that is written without ever being in memory as text. */
record HashListPayload(BackupHeader header, int blockBytes, HashList hashes) implements Payload {

  @Override
  public long length() {
    return HashListText.length(header, blockBytes, hashes);
  }

  @Override
  public void writeTo(WritableByteChannel channel) throws IOException {
    HashListText.write(header, blockBytes, hashes, channel);
  }
}
