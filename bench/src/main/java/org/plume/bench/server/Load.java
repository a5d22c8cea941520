package org.plume.bench.server;

import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.plume.proto.policy.v1.Timing;

/** What came of a number of calls. Safe for threads. */
final class Load {

    private static final double MICROS = 1e3;
    private static final long MOST_MICROS = 3_600_000_000L;

    /** So many reasons are kept. */
    private static final int FEW = 5;

    private final Histogram latency = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram overhead = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram compute = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram rest = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram refusals = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Queue<String> reasons = new ArrayBlockingQueue<>(FEW);
    private final LongAdder broken = new LongAdder();
    private final AtomicLong last = new AtomicLong();
    private final long begin = System.nanoTime();

    /** A call that was due at this time. */
    void add(Answer answer, long due) {
        if (answer.ok()) {
            answered(answer.timing(), due, answer.sent(), answer.done());
        } else {
            ended(answer.status());
            if (isRefusal(answer.status())) {
                put(refusals, (answer.done() - answer.sent()) / 1e6);
            } else {
                broken.increment();
            }
        }
    }

    /** Whether a call was refused before it was taken. */
    private static boolean isRefusal(Status status) {
        String why = String.valueOf(status.getDescription());
        return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                || (status.getCode() == Status.Code.DEADLINE_EXCEEDED
                        && why.startsWith("needs about")
                        && why.contains("network evaluations"));
    }

    /** Something that was due, sent and answered at these times. */
    void answered(Timing timing, long due, long sent, long done) {
        count(Status.OK);
        last.accumulateAndGet(done, Math::max);
        put(latency, (done - due) / 1e6);
        put(overhead, (done - sent) / 1e6 - timing.getQueueMs() - timing.getComputeMs());
        put(compute, timing.getComputeMs());
        put(rest, timing.getRestMs());
    }

    /** Something that was due at this time, and got no answer of its own as a newer one took its place. */
    void superseded(long due, long done) {
        add("SUPERSEDED");
        put(latency, (done - due) / 1e6);
    }

    /** Something else came of it. */
    void ended(String outcome) {
        add(outcome);
    }

    /** A call that ended like this. */
    void ended(Status status) {
        count(status);
        reasons.offer(status.getCode() + ": " + status.getDescription());
    }

    private void count(Status status) {
        add(status.getCode().name());
    }

    private void add(String outcome) {
        outcomes.computeIfAbsent(outcome, k -> new LongAdder()).increment();
    }

    private static void put(Histogram histogram, double millis) {
        histogram.recordValue(Math.max(0, Math.min(MOST_MICROS, Math.round(millis * MICROS))));
    }

    /** From due to answered, ms; answered calls only. */
    double latency(double percentile) {
        return latency.getValueAtPercentile(percentile) / MICROS;
    }

    /** Round trip less what the server reports as waiting and computing, ms. */
    double overhead(double percentile) {
        return overhead.getValueAtPercentile(percentile) / MICROS;
    }

    /** What the server reports as computing, ms. */
    double compute(double percentile) {
        return compute.getValueAtPercentile(percentile) / MICROS;
    }

    /** What the server reports as reading and writing, ms: the part of {@link #overhead} that it sees. */
    double rest(double percentile) {
        return rest.getValueAtPercentile(percentile) / MICROS;
    }

    /** Calls that were taken and not answered. */
    long broken() {
        return broken.sum();
    }

    /** From sent to ended, ms; calls that were refused. */
    double refusal(double percentile) {
        return refusals.getValueAtPercentile(percentile) / MICROS;
    }

    long answered() {
        return count("OK");
    }

    /** Calls that ended with this status code. */
    long count(String code) {
        LongAdder n = outcomes.get(code);
        return n == null ? 0 : n.sum();
    }

    /** Calls by status code. */
    Map<String, Long> outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((code, n) -> counts.put(code, n.sum()));
        return counts;
    }

    /** What the first few said that were not answered. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** Answers a second, to the last answer. */
    double throughput() {
        return answered() / ((last.get() - begin) / 1e9);
    }

    /** Answers that took no longer than this from when they were due. */
    long within(double millis) {
        return latency.getCountBetweenValues(0, Math.round(millis * MICROS));
    }
}
