/** Microbenchmarks of the parts of a request, by JMH: {@code ./plume bench jmh [pattern]}. */
@NullMarked
package org.plume.bench.jmh;

import org.jspecify.annotations.NullMarked;
