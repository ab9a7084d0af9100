/** A real Identity service, for the tests of all modules. */
package io.holdfast.keystone;
