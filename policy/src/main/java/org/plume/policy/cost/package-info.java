/** What a path costs, and whether it may be taken at all. Feasibility is hard: no weight buys it. */
@NullMarked
package org.plume.policy.cost;

import org.jspecify.annotations.NullMarked;
