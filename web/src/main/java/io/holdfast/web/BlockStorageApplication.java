package io.holdfast.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * The Block Storage v3 API. It takes every path of its context, so that an unknown one is answered
 * with a fault in JSON too.
 */
@ApplicationPath("/")
public class BlockStorageApplication extends Application {}
