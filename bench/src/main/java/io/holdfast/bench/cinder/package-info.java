/** A real Cinder, as the script {@code bench/cinder} starts it, for benchmarks to compare with. */
package io.holdfast.bench.cinder;
