package org.plume.weather.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plume.generative.model.Sha256;
import org.plume.weather.io.ClassicHeader.Var;

/**
 * Writes an ensemble member by member. It grows in {@code F.nc.partial}, which is sound NetCDF with the members that are
 * complete; {@link #finish} marks it complete and renames it to {@code F.nc}. A run that was killed goes on where it stood.
 * Memory is that of one state, whatever the members, starts and leads. Used by one thread.
 */
public final class EnsembleWriter implements Closeable {

    private final EnsemblePlan plan;
    private final ClassicHeader header;
    private final PartialFile partial;
    private final Map<Integer, Member> underWay = new TreeMap<>();
    private int complete;

    /** A member that is being written: how many states it has, and their digest. */
    private static final class Member {
        private final MessageDigest digest = Sha256.digest();
        private int states;
    }

    private EnsembleWriter(Path file, EnsemblePlan plan) throws IOException {
        this.plan = plan;
        EnsembleLayout layout = new EnsembleLayout(plan);
        header = layout.header();
        partial = PartialFile.open(file);
        try {
            if (partial.size() >= begin(header)) {
                resume(layout);
            } else {
                start(layout);
            }
        } catch (IOException | RuntimeException e) {
            partial.close();
            throw e;
        }
    }

    /**
     * Begins a file, or goes on with one that was left unfinished.
     *
     * @throws IllegalArgumentException if the file exists, cannot be written, would not fit on the disk, or was begun with
     *     another plan; nothing is changed then
     */
    public static EnsembleWriter open(Path file, EnsemblePlan plan) throws IOException {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " must not exist, but does: remove it or name another");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    file + " must lie in a folder that exists and can be written, " + folder + " is none");
        }
        long needed = size(plan) - PartialFile.left(file);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new IllegalArgumentException(file + " must fit on its disk, needs " + Memory.text((double) needed)
                    + " where " + Memory.text((double) free) + " are free: ask for fewer members, starts or leads");
        }
        return new EnsembleWriter(file, plan);
    }

    /** Bytes of the whole file. */
    public static long size(EnsemblePlan plan) {
        ClassicHeader header = new EnsembleLayout(plan).header();
        return begin(header) + Math.multiplyExact(plan.members(), header.recordBytes());
    }

    /** Where the first record lies. */
    private static long begin(ClassicHeader header) {
        return header.vars().stream()
                .filter(header::ofRecords)
                .mapToLong(Var::begin)
                .min()
                .orElseThrow();
    }

    private void start(EnsembleLayout layout) throws IOException {
        partial.truncate(0);
        for (Map.Entry<Var, ByteBuffer> v : fixed(layout).entrySet()) {
            partial.write(v.getValue(), v.getKey().begin());
        }
        partial.write(ClassicLayout.encode(header), 0);
        partial.force();
    }

    /** What was begun must be what is wanted, to the byte; members that are not complete are cut off. */
    private void resume(EnsembleLayout layout) throws IOException {
        ByteBuffer wanted = ClassicLayout.encode(header);
        ByteBuffer found = ByteBuffer.allocate(wanted.capacity());
        partial.read(found, 0);
        int members = found.getInt(Integer.BYTES);
        found.putInt(Integer.BYTES, 0);
        if (!found.flip().equals(wanted) || members < 0 || members > plan.members()) {
            throw new IllegalArgumentException(
                    partial + " must have been begun with the same model, seed, starts, leads and"
                            + " members to be gone on with, but was not: remove it or name another output");
        }
        checkFixed(layout);
        long end = begin(header) + members * header.recordBytes();
        if (partial.size() < end) {
            throw new IllegalArgumentException(partial + " must hold the " + members
                    + " members that it says, but is truncated: remove it and begin anew");
        }
        partial.truncate(end);
        complete = members;
    }

    /** Starts and leads are no part of the header. */
    private void checkFixed(EnsembleLayout layout) throws IOException {
        for (Map.Entry<Var, ByteBuffer> v : fixed(layout).entrySet()) {
            ByteBuffer found = ByteBuffer.allocate(v.getValue().capacity());
            partial.read(found, v.getKey().begin());
            if (!found.flip().equals(v.getValue())) {
                throw new IllegalArgumentException(partial + " must have been begun with the same "
                        + v.getKey().name() + " to be gone on with, but was not: remove it or name another output");
            }
        }
    }

    /** The variables that are no records, as they lie in the file. */
    private Map<Var, ByteBuffer> fixed(EnsembleLayout layout) {
        Map<Var, ByteBuffer> fixed = new LinkedHashMap<>();
        for (Var v : header.vars()) {
            double[] values = layout.fixed().get(v.name());
            if (values != null) {
                ByteBuffer bytes = ByteBuffer.allocate((int) ClassicHeader.padded(header.bytes(v)));
                for (double x : values) {
                    v.type().write(bytes, x);
                }
                fixed.put(v, bytes.clear());
            }
        }
        return fixed;
    }

    /** Members that are written whole. */
    public int complete() {
        return complete;
    }

    /**
     * One state of a member that is not complete yet; those of a member come by start, then by lead.
     *
     * @param start index
     * @param lead index, from 0
     * @param state {@code [variables * points]}
     */
    public void write(int member, int start, int lead, float[] state) throws IOException {
        plan.layout().check(state);
        Member m = underWay.computeIfAbsent(member, k -> new Member());
        int due = start * plan.leads() + lead;
        if (member < complete || member >= plan.members() || m.states != due) {
            throw new IllegalStateException("member " + member + " must be in " + complete + " .. "
                    + (plan.members() - 1) + " and at state " + m.states + ", was given state " + due);
        }
        m.states++;
        int points = plan.layout().points();
        ByteBuffer bytes = ByteBuffer.allocate(points * Float.BYTES);
        for (int v = 0; v < plan.layout().variables().size(); v++) {
            bytes.clear();
            bytes.asFloatBuffer().put(state, v * points, points);
            m.digest.update(bytes.array());
            Var var = variable(plan.layout().variables().get(v).name());
            partial.write(bytes, var.begin() + member * header.recordBytes() + (long) due * points * Float.BYTES);
        }
    }

    private Var variable(String name) {
        return header.vars().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Says that the members below this one have all their states; from now on they outlive the process. */
    public void completeTo(int members) throws IOException {
        for (int k = complete; k < members; k++) {
            Member m = underWay.remove(k);
            if (m == null || m.states != plan.starts().length * plan.leads()) {
                throw new IllegalStateException("member " + k + " must have all its states");
            }
            long record = k * header.recordBytes();
            partial.write(
                    ByteBuffer.allocate(Integer.BYTES).putInt(k).flip(),
                    variable(EnsembleLayout.MEMBER).begin() + record);
            String digest = HexFormat.of().formatHex(m.digest.digest());
            partial.write(
                    ByteBuffer.wrap(digest.getBytes(StandardCharsets.US_ASCII)),
                    variable(EnsembleLayout.DIGEST).begin() + record);
        }
        partial.force();
        complete = members;
        partial.write(ByteBuffer.allocate(Integer.BYTES).putInt(members).flip(), Integer.BYTES);
        partial.force();
    }

    /** Marks the file complete and gives it its name. */
    public void finish() throws IOException {
        if (complete < plan.members()) {
            throw new IllegalStateException(complete + " of " + plan.members() + " members are complete");
        }
        String text =
                StandardCharsets.ISO_8859_1.decode(ClassicLayout.encode(header)).toString();
        int at = text.indexOf(EnsembleLayout.PARTIAL, text.indexOf(EnsembleLayout.STATUS));
        partial.write(ByteBuffer.wrap(EnsembleLayout.COMPLETE.getBytes(StandardCharsets.US_ASCII)), at);
        partial.finish();
    }

    /** Leaves what is not finished, to be gone on with. */
    @Override
    public void close() throws IOException {
        partial.close();
    }
}
