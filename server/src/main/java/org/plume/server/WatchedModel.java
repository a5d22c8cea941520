package org.plume.server;

import java.util.ArrayList;
import java.util.List;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Member;

/**
 * A model that looks between any two steps whether its answer is still wanted. What it borrows is not closed with it.
 *
 * @param model that computes
 * @param check throws where the answer is not wanted any more
 */
record WatchedModel(Autoregressive model, Runnable check) implements Autoregressive {

    /** Rows computed between two looks. */
    private static final int ROWS = 32;

    /** Variants computed between two looks: each time their wild type is read again. */
    private static final int VARIANTS = 256;

    static Member of(Member member, Runnable check) {
        return new Member(member.name(), member.order(), new WatchedModel(member.model(), check));
    }

    static List<Member> of(List<Member> members, Runnable check) {
        return members.stream().map(m -> of(m, check)).toList();
    }

    @Override
    public int columns() {
        return model.columns();
    }

    @Override
    public long parameters() {
        return model.parameters();
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        List<float[]> all = new ArrayList<>();
        for (int from = 0; from < readings.size(); from += ROWS) {
            check.run();
            all.addAll(model.logProbabilities(readings.subList(from, Math.min(readings.size(), from + ROWS))));
        }
        return all;
    }

    @Override
    public double[][] terms(byte[] trunk, List<byte[]> readings) {
        double[][] all = new double[readings.size()][];
        for (int from = 0; from < all.length; from += VARIANTS) {
            check.run();
            List<byte[]> some = readings.subList(from, Math.min(all.length, from + VARIANTS));
            System.arraycopy(model.terms(trunk, some), 0, all, from, some.size());
        }
        return all;
    }

    @Override
    public Decoder decoder(int slots) {
        Decoder decoder = model.decoder(slots);
        return new Decoder() {
            @Override
            public void start(int slot) {
                decoder.start(slot);
            }

            @Override
            public void append(int slot, int symbol) {
                decoder.append(slot, symbol);
            }

            @Override
            public void copy(int from, int to) {
                decoder.copy(from, to);
            }

            @Override
            public float[][] next(int... asked) {
                check.run();
                return decoder.next(asked);
            }

            @Override
            public void close() {
                decoder.close();
            }
        };
    }
}
