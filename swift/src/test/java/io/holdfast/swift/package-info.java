/** Tests on real servers of Swift and of the Identity service, and how to start them. */
package io.holdfast.swift;
