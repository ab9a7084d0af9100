/**
 * One request: who asks, which microversion, the checks in their order (api.md section 3), links.
 *
 * <p>Resources read it through CurrentRequest; nothing outside the web module does.
 */
package io.holdfast.web.request;
