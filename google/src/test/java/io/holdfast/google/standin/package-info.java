/**
 * A stand-in for Google Cloud Storage, of which there is no server to run: its JSON API on
 * loopback, strict rather than kind. Google's second client holds it to what it expects.
 */
package io.holdfast.google.standin;
