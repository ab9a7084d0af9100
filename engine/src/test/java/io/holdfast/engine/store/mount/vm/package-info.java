/**
 * Tests that need a kernel of their own: a virtual machine with Debian's kernel, and what runs in
 * it. Part of the nightly run only ({@code mvn -Pnightly verify}).
 */
package io.holdfast.engine.store.mount.vm;
