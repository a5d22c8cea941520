/**
 * The gRPC server: thin adapters over what the domains can do, a registry of model folders, and one place that turns
 * refusals into status codes. How requests share the machine is {@link org.plume.server.schedule}.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.server.PlumeServer}</td><td>listens, tells its health, drains</td></tr>
 * <tr><td>{@link org.plume.server.ServerOptions}</td><td>where it listens and how much it takes</td></tr>
 * <tr><td>{@link org.plume.server.ServedModels}</td><td>the models, by name</td></tr>
 * <tr><td>{@code ControlEndpoint}, {@code Robot}</td><td>robots in the loop; what is remembered of one stands in
 * {@link org.plume.server.session}</td></tr>
 * </table>
 */
@NullMarked
package org.plume.server;

import org.jspecify.annotations.NullMarked;
