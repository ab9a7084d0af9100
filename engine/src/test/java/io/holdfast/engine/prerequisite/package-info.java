/** What tests need of the machine they run on. For the tests of all modules. */
package io.holdfast.engine.prerequisite;
