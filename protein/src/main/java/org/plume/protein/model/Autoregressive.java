package org.plume.protein.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * p(x) = prod_i p(x_i | x_1 .. x_(i-1)) over the symbols of {@link org.plume.protein.Alphabet}, in one reading order: the
 * codes come as they are read. An aligned model reads as many symbols as there are columns; another reads residues and
 * then the end. An unknown residue is conditioned on as missing; its own term is not scored.
 */
public interface Autoregressive extends AutoCloseable {

    /** The columns of the alignment; 0 for a model of sequences without gaps. */
    int columns();

    /**
     * log p(. | what was read before) at every position, nats.
     *
     * @param readings symbols in reading order, the end included where there is one
     * @return for each reading {@code [its length * 21]}, normalised at each position
     */
    List<float[]> logProbabilities(List<byte[]> readings);

    /**
     * log p(x_i | x_&lt;i) of the symbols of readings many of which begin as another one does, nats; 0 for unknown residues.
     *
     * @param trunk what they are like
     * @return for each reading {@code [its length]}
     */
    default double[][] terms(byte[] trunk, List<byte[]> readings) {
        List<float[]> logs = logProbabilities(readings);
        double[][] terms = new double[readings.size()][];
        for (int r = 0; r < terms.length; r++) {
            terms[r] = Logits.terms(readings.get(r), logs.get(r));
        }
        return terms;
    }

    /** A fresh decoder for up to so many sequences at once. */
    Decoder decoder(int slots);

    /** The same for the family of an index; a model of one family is that. */
    default Autoregressive ofFamily(int family) {
        return this;
    }

    /** Trained numbers. */
    long parameters();

    /** The models that this one is made of; itself where it is of one piece. */
    default List<Autoregressive> parts() {
        return List.of(this);
    }

    /** Trained numbers of several models, what they share counted once. */
    static long parameters(List<? extends Autoregressive> models) {
        Set<Autoregressive> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        models.forEach(m -> parts.addAll(m.parts()));
        return parts.stream().mapToLong(Autoregressive::parameters).sum();
    }

    @Override
    default void close() {}
}
