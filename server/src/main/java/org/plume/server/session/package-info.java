/**
 * Robots in the loop, without the wire and without a clock: every time is an argument.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.server.session.Session}</td><td>what is remembered of one robot, and what is asked for it next</td></tr>
 * <tr><td>{@link org.plume.server.session.Sighting}</td><td>what a robot tells</td></tr>
 * <tr><td>{@link org.plume.server.session.Question}</td><td>what is asked of the planner</td></tr>
 * <tr><td>{@link org.plume.server.session.Answer}</td><td>what the robot is told</td></tr>
 * <tr><td>{@link org.plume.server.session.SessionRegistry}</td><td>the sessions, their leases and their number</td></tr>
 * </table>
 */
@NullMarked
package org.plume.server.session;

import org.jspecify.annotations.NullMarked;
