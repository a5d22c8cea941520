@NullMarked
package org.plume.generative.paradigm;

import org.jspecify.annotations.NullMarked;
