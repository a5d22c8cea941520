/**
 * How requests share the machine. Requests that ask the same network advance together, one evaluation at a time: one joins
 * at the next step and leaves when its steps are done. Knows walks and networks, no domain.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.server.schedule.Scheduler}</td><td>takes jobs at the door, computes, answers</td></tr>
 * <tr><td>{@link org.plume.server.schedule.Job}</td><td>what one request computes, step by step</td></tr>
 * <tr><td>{@link org.plume.server.schedule.Terms}</td><td>its class, its deadline, how much it may be cut</td></tr>
 * <tr><td>{@link org.plume.server.schedule.Ticket}</td><td>a job that was taken: to stop it, to see its times</td></tr>
 * <tr><td>{@link org.plume.server.schedule.Lane}</td><td>a network that jobs share, and what its steps cost</td></tr>
 * <tr><td>{@code Workers}</td><td>the threads, each replaced where an error was thrown in it</td></tr>
 * <tr><td>{@code Door}</td><td>who is taken, with how many evaluations</td></tr>
 * <tr><td>{@code Agenda}</td><td>who is next: control before batch, earliest deadline first where time is short</td></tr>
 * <tr><td>{@code Costs}</td><td>how long a step takes, learned while serving</td></tr>
 * <tr><td>{@code Stretch}</td><td>by how much jobs take longer than their steps</td></tr>
 * <tr><td>{@code Stalls}</td><td>the longest by which they were held up</td></tr>
 * </table>
 */
@NullMarked
package org.plume.server.schedule;

import org.jspecify.annotations.NullMarked;
