/**
 * System tests that run inside the server, where they see its resources and the EAR's classes.
 *
 * <p>They may not use anything of the package above, which is not there.
 */
package io.holdfast.system.inside;
