/** Time grids and solvers: step machines that ask for a network evaluation, are told, and move. */
@NullMarked
package org.plume.generative.solve;

import org.jspecify.annotations.NullMarked;
