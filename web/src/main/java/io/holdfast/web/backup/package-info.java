/**
 * Backups over REST (api.md section 6): bodies, calls and answers.
 *
 * <p>Calls the use cases of io.holdfast.backup and nothing else.
 */
package io.holdfast.web.backup;
