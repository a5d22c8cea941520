package org.plume.policy.cost;

/**
 * What is known of one trajectory.
 *
 * @param terms its cost
 * @param minClearance smallest distance to a known obstacle, m; +infinity without obstacles
 * @param violation what keeps it from being feasible
 */
public record Assessment(CostTerms terms, double minClearance, Violation violation) {

    /** Why a trajectory may not be taken; the first that applies. */
    public enum Violation {
        NONE("keep every limit"),
        POSITION("leave a joint limit"),
        VELOCITY("leave a velocity limit"),
        OBSTACLE("come too near to a known obstacle");

        private final String text;

        Violation(String text) {
            this.text = text;
        }

        /** As in "3 leave a velocity limit". */
        public String text() {
            return text;
        }
    }

    public boolean feasible() {
        return violation == Violation.NONE;
    }
}
