package org.plume.generative.nn.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * The 1-D U-Net of Diffusion Policy (Chi et al. 2023, ConditionalUnet1D), in the original's structure: every up level
 * doubles the length, and the first skip is not used. Convolutions run along the horizon.
 *
 * @param actionSize channels in and out
 * @param conditionSize entries of the condition
 * @param widths channels of the levels, from the top
 * @param kernel taps, odd
 * @param groups of the group normalisation; the last block has always 8, as the original
 * @param stepSize of the time embedding
 * @param filmScale whether the condition scales the channels besides shifting them
 * @param naming whose parameter names are used
 */
public record ConditionalUnet1d(
        int actionSize,
        int conditionSize,
        List<Integer> widths,
        int kernel,
        int groups,
        int stepSize,
        boolean filmScale,
        Naming naming)
        implements PathNetwork {

    private static final int LAST_GROUPS = 8;

    /** Parameter names of the two public code bases. */
    public enum Naming {
        /** real-stanford/diffusion_policy. */
        ORIGINAL("blocks.0", "blocks.1", ".conv"),
        /** huggingface/lerobot. */
        LEROBOT("conv1", "conv2", "");

        private final String first;
        private final String second;
        private final String resampling;

        Naming(String first, String second, String resampling) {
            this.first = first;
            this.second = second;
            this.resampling = resampling;
        }
    }

    public ConditionalUnet1d {
        widths = List.copyOf(widths);
        Sizes.positive("actionSize", actionSize);
        Sizes.positive("conditionSize", conditionSize);
        Sizes.require(widths.size() >= 2, "widths must have >= 2 levels", widths);
        Sizes.require(kernel >= 1 && kernel % 2 == 1, "kernel must be odd", kernel);
        Sizes.positive("groups", groups);
        for (int width : widths) {
            Sizes.require(width >= 1 && width % groups == 0, "widths must be multiples of groups = " + groups, widths);
        }
        Sizes.require(widths.get(0) % LAST_GROUPS == 0, "the first width must be a multiple of 8", widths.get(0));
    }

    @Override
    public <V> V apply(Ops<V> o, V x, V t, V condition) {
        int levels = widths.size();
        long horizon = o.shape(x)[1];
        Sizes.require(
                horizon % (1L << (levels - 1)) == 0,
                "horizon must be a multiple of 2^(levels-1) = " + (1L << (levels - 1)),
                horizon);
        V g = o.mish(o.concat(1, List.of(time(o, t), condition)));
        V h = o.transpose(x, 0, 2, 1);
        Deque<V> skips = new ArrayDeque<>();
        int channels = actionSize;
        for (int level = 0; level < levels; level++) {
            String name = "down_modules." + level;
            h = residual(o, name + ".0", h, g, channels, widths.get(level));
            channels = widths.get(level);
            h = residual(o, name + ".1", h, g, channels, channels);
            skips.push(h);
            if (level < levels - 1) {
                h = convolution(o, name + ".2" + naming.resampling, h, channels, channels, 3, 2);
            }
        }
        h = residual(o, "mid_modules.0", h, g, channels, channels);
        h = residual(o, "mid_modules.1", h, g, channels, channels);
        for (int up = 0; up < levels - 1; up++) {
            String name = "up_modules." + up;
            int width = widths.get(levels - 2 - up);
            h = residual(o, name + ".0", o.concat(1, List.of(h, skips.pop())), g, 2 * channels, width);
            channels = width;
            h = residual(o, name + ".1", h, g, channels, channels);
            h = upsample(o, name + ".2" + naming.resampling, h, channels);
        }
        h = block(o, "final_conv.0", h, channels, channels, LAST_GROUPS);
        h = convolution(o, "final_conv.1", h, channels, actionSize, 1, 1);
        return o.transpose(h, 0, 2, 1);
    }

    private <V> V time(Ops<V> o, V t) {
        V hidden = new Linear("diffusion_step_encoder.1", stepSize, 4L * stepSize)
                .apply(o, new Sinusoid(stepSize).apply(o, t));
        return new Linear("diffusion_step_encoder.3", 4L * stepSize, stepSize).apply(o, o.mish(hidden));
    }

    /** block2(film(block1(x))) + x, the latter through a convolution of one tap where the channels differ. */
    private <V> V residual(Ops<V> o, String name, V x, V g, int in, int out) {
        V h = block(o, name + "." + naming.first, x, in, out, groups);
        long features = filmScale ? 2L * out : out;
        V film = new Linear(name + ".cond_encoder.1", stepSize + conditionSize, features).apply(o, g);
        V bias = o.reshape(o.slice(film, 1, features - out, features), -1, out, 1);
        if (filmScale) {
            h = o.mul(h, o.reshape(o.slice(film, 1, 0, out), -1, out, 1));
        }
        h = block(o, name + "." + naming.second, o.add(h, bias), out, out, groups);
        return o.add(h, in == out ? x : convolution(o, name + ".residual_conv", x, in, out, 1, 1));
    }

    /** mish(groupNorm(conv(x))). */
    private <V> V block(Ops<V> o, String name, V x, int in, int out, int groups) {
        V h = convolution(o, name + ".block.0", x, in, out, kernel, 1);
        V gain = o.parameter(name + ".block.1.weight", Init.ONES, out);
        V bias = o.parameter(name + ".block.1.bias", Init.ZEROS, out);
        return o.mish(o.groupNorm(h, groups, gain, bias, 1e-5));
    }

    private static <V> V convolution(Ops<V> o, String name, V x, int in, int out, int taps, int stride) {
        V weight = o.parameter(name + ".weight", Init.uniform((long) in * taps), out, in, taps);
        V bias = o.parameter(name + ".bias", Init.uniform((long) in * taps), out);
        return o.conv1d(x, weight, bias, stride, taps / 2, taps / 2, 1);
    }

    private static <V> V upsample(Ops<V> o, String name, V x, int channels) {
        V weight = o.parameter(name + ".weight", Init.uniform(4L * channels), channels, channels, 4);
        V bias = o.parameter(name + ".bias", Init.uniform(4L * channels), channels);
        return o.convTranspose1d(x, weight, bias, 2, 1);
    }
}
