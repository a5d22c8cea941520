/**
 * A gRPC client for measuring: a request is bytes made beforehand and one write, an answer is told when its last byte is
 * there. What a client of a language does beyond that is its own time, not the server's.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.bench.wire.Connection}</td><td>one TCP connection, HTTP/2 without TLS</td></tr>
 * <tr><td>{@link org.plume.bench.wire.Call}</td><td>one call on it, of any number of messages</td></tr>
 * <tr><td>{@code Fields}</td><td>header fields, as far as gRPC needs them</td></tr>
 * </table>
 */
@NullMarked
package org.plume.bench.wire;

import org.jspecify.annotations.NullMarked;
