package org.plume.protein.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plume.protein.model.Member;

/**
 * Several models as one ensemble of all their members. Sequences that a score is compared with are taken to stand in the same
 * order by all of them, so the r-th of the ensemble is the mean of the r-th of each.
 */
final class Union {

    private Union() {}

    static ProteinModel of(List<ProteinModel> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must be >= 1, were none");
        }
        ProteinModel first = models.get(0);
        if (models.size() == 1) {
            return first;
        }
        List<Member> members = new ArrayList<>();
        double[] reference = new double[first.reference().length];
        for (int k = 0; k < models.size(); k++) {
            ProteinModel model = models.get(k);
            requireAlike(first, model);
            String prefix = k + "/";
            model.members().forEach(m -> members.add(new Member(prefix + m.name(), m.order(), m.model())));
            for (int i = 0; i < reference.length; i++) {
                reference[i] += model.reference()[i] / models.size();
            }
        }
        return new ProteinModel(
                joined(models, ProteinModel::name),
                joined(models, ProteinModel::version),
                first.spec(),
                List.copyOf(members),
                first.baselines(),
                reference);
    }

    private static String joined(List<ProteinModel> models, Function<ProteinModel, String> part) {
        return String.join("+", models.stream().map(part).toList());
    }

    private static void requireAlike(ProteinModel a, ProteinModel b) {
        ProteinSpec x = a.spec();
        ProteinSpec y = b.spec();
        boolean alike = x.aligned() == y.aligned()
                && (!x.aligned() || x.columns() == y.columns())
                && x.families().equals(y.families())
                && x.division().equals(y.division())
                && a.reference().length == b.reference().length;
        if (!alike) {
            throw new IllegalArgumentException("models of one ensemble must be of the same families, columns and split,"
                    + " but " + a.name() + " and " + b.name() + " are not");
        }
    }
}
