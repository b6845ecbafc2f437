/**
 * The edge of the HTTP server: the page's files on the same port as the API, the headers that guard every answer, and the id that follows
 * a request through the logs. No other room knows this one.
 */
@NullMarked
package earshot.edge;

import org.jspecify.annotations.NullMarked;
