package org.plume.training.dl4j;

import java.util.Arrays;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv1DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;
import org.plume.generative.nn.Ops;

/**
 * The convolutions of {@link Ops} in a SameDiff graph: weights are permuted to ND4J's layout, and the padding is put around x
 * beforehand.
 */
final class Convolutions {

    private final SameDiff graph;

    Convolutions(SameDiff graph) {
        this.graph = graph;
    }

    /**
     * @param x {@code [b, in, t]}
     * @param weight {@code [out, in, taps]}
     */
    SDVariable line(
            SDVariable x,
            SDVariable weight,
            long taps,
            SDVariable bias,
            int stride,
            int padLeft,
            int padRight,
            int dilation) {
        Conv1DConfig config = Conv1DConfig.builder()
                .k(taps)
                .s(stride)
                .p(0)
                .d(dilation)
                .paddingMode(PaddingMode.VALID)
                .build();
        return graph.cnn().conv1d(padded(x, 1, padLeft, padRight), graph.permute(weight, 2, 1, 0), bias, config);
    }

    /**
     * @param x {@code [b, in, h, w]}
     * @param shape {@code [out, in, kh, kw]} of the weight
     */
    SDVariable plane(SDVariable x, SDVariable weight, long[] shape, SDVariable bias, int stride, int pad) {
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(shape[2])
                .kW(shape[3])
                .sH(stride)
                .sW(stride)
                .pH(0)
                .pW(0)
                .paddingMode(PaddingMode.VALID)
                .dataFormat("NCHW")
                .build();
        return graph.cnn().conv2d(padded(x, 2, pad, pad), graph.permute(weight, 2, 3, 1, 0), bias, config);
    }

    /**
     * By that of planes of one row.
     *
     * @param x {@code [b, in, t]}
     * @param shape {@code [in, out, taps]} of the weight
     */
    SDVariable transposedLine(SDVariable x, SDVariable weight, long[] shape, SDVariable bias, int stride, int pad) {
        DeConv2DConfig config = DeConv2DConfig.builder()
                .kH(1)
                .kW(shape[2])
                .sH(1)
                .sW(stride)
                .pH(0)
                .pW(pad)
                .dH(1)
                .dW(1)
                .isSameMode(false)
                .dataFormat("NCHW")
                .build();
        SDVariable rows = graph.reshape(weight, shape[0], shape[1], 1, shape[2]);
        SDVariable y = graph.cnn().deconv2d(graph.expandDims(x, 2), graph.permute(rows, 2, 3, 1, 0), bias, config);
        return graph.squeeze(y, 2);
    }

    /** With zeros around the last axes. */
    private SDVariable padded(SDVariable x, int axes, int before, int after) {
        if (before == 0 && after == 0) {
            return x;
        }
        int[][] widths = new int[2 + axes][2];
        Arrays.fill(widths, 2, widths.length, new int[] {before, after});
        return graph.nn().pad(x, graph.constant(Nd4j.createFromArray(widths)), 0);
    }
}
