/** Trained ensembles as model folders: {@link org.plume.protein.ensemble.ProteinModel}. */
@NullMarked
package org.plume.protein.ensemble;

import org.jspecify.annotations.NullMarked;
