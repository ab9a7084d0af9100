package io.holdfast.backup;

/**
 * A backup as another service can import it (api.md section 6, B8).
 *
 * @param service the driver class that stored it
 * @param url JSON of the row in base64
 */
public record ExportRecord(String service, String url) {}
