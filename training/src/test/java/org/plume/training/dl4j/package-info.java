@NullMarked
package org.plume.training.dl4j;

import org.jspecify.annotations.NullMarked;
