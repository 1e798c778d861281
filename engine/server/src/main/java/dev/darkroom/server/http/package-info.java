/** The engine over HTTP: REST under {@code /api/v1}, events over a WebSocket, and the rules of who may ask. */
@NullMarked
package dev.darkroom.server.http;

import org.jspecify.annotations.NullMarked;
