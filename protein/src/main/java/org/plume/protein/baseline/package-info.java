/**
 * Baselines over aligned columns: {@link org.plume.protein.baseline.SiteIndependent}, each column by itself, and {@link
 * org.plume.protein.baseline.ArDca}, each column given those read before it; a share of arDCA goes into the ensemble too.
 */
@NullMarked
package org.plume.protein.baseline;

import org.jspecify.annotations.NullMarked;
