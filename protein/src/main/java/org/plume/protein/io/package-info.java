/**
 * Sequence files: {@link org.plume.protein.io.SequenceReader} (FASTA, A2M, A3M, Stockholm, gzip), {@link
 * org.plume.protein.io.SequenceWriter}, {@link org.plume.protein.io.CsvTable}.
 */
@NullMarked
package org.plume.protein.io;

import org.jspecify.annotations.NullMarked;
