/**
 * JSON in and out: strict parsing, the value types of the API's schemas (api.md section 5).
 *
 * <p>Whatever a caller sends becomes a checked value or a 400 that names the field and the rule.
 */
package io.holdfast.json;
