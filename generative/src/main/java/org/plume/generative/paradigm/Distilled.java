package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.TimeGrid;

/**
 * A flow that samples in one to four steps, by progressive distillation (Salimans and Ho 2022): a teacher is learned by flow
 * matching; then, over and over, a student learns to go in one Euler step where its teacher goes in two, and becomes the
 * teacher.
 *
 * @param steps of the last student: 1, 2 or 4
 * @param width of the network
 * @param blocks of the network
 * @param octaves of waves that the network sees beside x
 */
public record Distilled(int steps, int width, int blocks, int octaves) implements Paradigm {

    private static final int TEACHER_STEPS = 64;
    private static final double TEACHER_SHARE = 0.5;
    private static final double LATE = 0.3;

    public Distilled {
        if (steps != 1 && steps != 2 && steps != 4) {
            throw new IllegalArgumentException("steps must be 1, 2 or 4, was " + steps);
        }
    }

    @Override
    public String name() {
        return "distilled-" + steps;
    }

    @Override
    public String objective() {
        return "flow matching, then where a teacher arrives in two steps";
    }

    @Override
    public String procedure() {
        return steps == 1 ? "one network evaluation" : steps + " network evaluations";
    }

    private AlongPath flow(int steps) {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        return new AlongPath(
                name(), objective(), path, 0, 1, OneStage.EULER, TimeGrid.uniform(steps), width, blocks, octaves, LATE);
    }

    @Override
    public List<Phase> phases(Space space) {
        AlongPath teacher = flow(TEACHER_STEPS);
        List<Integer> students = new ArrayList<>();
        for (int n = TEACHER_STEPS / 2; n >= steps; n /= 2) {
            students.add(n);
        }
        List<Phase> phases = new ArrayList<>();
        phases.add(new Course(
                "teacher", TEACHER_SHARE, learned -> List.of(Lesson.of(teacher.objective(space), teacher::numbers))));
        double share = (1 - TEACHER_SHARE) / students.size();
        for (int n : students) {
            phases.add(new Course("student of " + n + " steps", share, learned -> {
                PathModel model = new PathModel(flow(2 * n), space, learned);
                return List.of(Lesson.of(flow(n).objective(space), new Student(model, n)));
            }));
        }
        return phases;
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return flow(steps).graphs(space);
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new FewSteps(new PathModel(flow(steps), space, weights));
    }

    /** The last student: it samples, but what it follows is no longer a probability flow. */
    private record FewSteps(PathModel path) implements DistributionModel {

        @Override
        public Distribution given(float[] condition) {
            return path.sampling(condition);
        }

        @Override
        public Predictor predictor() {
            return path.predictor();
        }

        @Override
        public void close() {
            path.close();
        }
    }

    /** Points at the student's times, and the velocity that takes them where the teacher's two steps do. */
    private record Student(PathModel teacher, int steps) implements Numbers {

        @Override
        public Map<String, Tensor> of(double[][] x1, Tensor condition, RandomGenerator rng) {
            int rows = x1.length;
            int c = condition.values().length / rows;
            List<Query> queries = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                double t = rng.nextInt(steps) / (double) steps;
                Coefficients at = Schedule.LINEAR.at(t);
                double[] x = new double[x1[r].length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = at.alpha() * x1[r][i] + at.sigma() * rng.nextGaussian();
                }
                float[] own = new float[c];
                System.arraycopy(condition.values(), r * c, own, 0, c);
                queries.add(new Query(x, t, own));
            }
            Predictor predictor = teacher.predictor();
            double half = 0.5 / steps;
            List<double[]> first = predictor.predict(queries);
            List<Query> middle = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                Query q = queries.get(r);
                middle.add(new Query(along(q.x(), half, first.get(r)), q.t() + half, q.condition()));
            }
            List<double[]> second = predictor.predict(middle);
            double[][] mean = new double[rows][];
            double[][] x = new double[rows][];
            float[] t = new float[rows];
            for (int r = 0; r < rows; r++) {
                x[r] = queries.get(r).x();
                t[r] = (float) (AlongPath.TIME_SCALE * queries.get(r).t());
                mean[r] = along(scaled(first.get(r)), 0.5, second.get(r));
            }
            return AlongPath.inputs(Wiring.tensor(x), Tensor.of(t, rows, 1), condition, Wiring.tensor(mean));
        }

        private static double[] along(double[] x, double factor, double[] v) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = x[i] + factor * v[i];
            }
            return y;
        }

        private static double[] scaled(double[] v) {
            double[] y = new double[v.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = v[i] / 2;
            }
            return y;
        }

        @Override
        public void close() {
            teacher.close();
        }
    }
}
