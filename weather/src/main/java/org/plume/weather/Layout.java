package org.plume.weather;

import java.util.List;

/** How a state lies in a row {@code [variables * points]}: variable v at point p is entry {@code v points + p}. */
public record Layout(List<Variable> variables, Grid grid) {

    public Layout {
        variables = List.copyOf(variables);
        if (variables.isEmpty()
                || variables.stream().map(Variable::name).distinct().count() < variables.size()) {
            throw new IllegalArgumentException("variables must be >= 1 and differ, were " + names(variables));
        }
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(Variable::name).toList();
    }

    /** Points of the grid. */
    public int points() {
        return grid.size();
    }

    /** Entries of a state. */
    public int size() {
        return variables.size() * grid.size();
    }

    /** The place of the variable of this name. */
    public int variable(String name) {
        int v = names(variables).indexOf(name);
        if (v < 0) {
            throw new IllegalArgumentException("variable must be one of " + names(variables) + ", was " + name);
        }
        return v;
    }

    /** The area weight of each entry; their mean is 1. */
    public double[] weights() {
        double[] points = grid.weights();
        double[] weights = new double[size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = points[i % points.length];
        }
        return weights;
    }

    /** Refuses a row of another length. */
    public void check(float[] row) {
        if (row.length != size()) {
            throw new IllegalArgumentException("a state must have " + variables.size() + " variables x " + points()
                    + " points = " + size() + " entries, had " + row.length);
        }
    }
}
