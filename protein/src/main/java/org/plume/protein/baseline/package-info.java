/**
 * Baselines over aligned columns: {@link org.plume.protein.baseline.SiteIndependent} and {@link
 * org.plume.protein.baseline.ArDca}.
 */
@NullMarked
package org.plume.protein.baseline;

import org.jspecify.annotations.NullMarked;
