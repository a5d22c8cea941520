@NullMarked
package org.plume.training;

import org.jspecify.annotations.NullMarked;
