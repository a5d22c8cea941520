/** Trained ensembles, {@link org.plume.protein.ensemble.ProteinModel}, and their folders, {@link org.plume.protein.ensemble.ProteinFolder}. */
@NullMarked
package org.plume.protein.ensemble;

import org.jspecify.annotations.NullMarked;
