/**
 * Load on a server in a process of its own. Calls that are due at fixed times are counted from the time they were due, so that
 * a stall of the server is felt by all that it kept waiting, as robots feel it.
 */
@NullMarked
package org.plume.bench.server;

import org.jspecify.annotations.NullMarked;
