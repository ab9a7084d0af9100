/**
 * OpenStack's own clients, unmodified, as people and scripts use them: openstack, cinder and
 * openstacksdk. What they print and their exit codes are asserted, and so is the effect.
 */
package io.holdfast.system.client;
