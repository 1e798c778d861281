/** What a route of the API is: one description from which both the route and its part of the OpenAPI document are made. */
@NullMarked
package dev.darkroom.server.http.route;

import org.jspecify.annotations.NullMarked;
