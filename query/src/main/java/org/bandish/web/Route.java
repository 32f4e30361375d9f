package org.bandish.web;

import io.javalin.http.Handler;
import java.util.Set;
import org.bandish.query.Param;

/**
 * One path that is answered.
 *
 * @param path with parameters in braces, as in openapi.yaml
 * @param params the query parameters it takes
 */
record Route(String path, Set<Param> params, Handler handler) {}
