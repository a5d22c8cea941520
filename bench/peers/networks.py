"""The product's networks in PyTorch, with the same parameter names.

x [b, horizon, action], t [b, 1], condition [b, c]; t and condition may have one row for all. Fields [b, channels, h, w].
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Sinusoid(nn.Module):
    def __init__(self, size):
        super().__init__()
        half = size // 2
        self.register_buffer("frequencies", torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1))), persistent=False)

    def forward(self, t):
        angle = t * self.frequencies
        return torch.cat((angle.sin(), angle.cos()), 1)


class Block(nn.Module):
    def __init__(self, width, time):
        super().__init__()
        self.film = nn.Linear(time, 2 * width)
        self.linear1 = nn.Linear(width, width)
        self.linear2 = nn.Linear(width, width)

    def forward(self, h, e):
        scale, shift = self.film(e).chunk(2, 1)
        normed = F.layer_norm(h, h.shape[1:])
        return h + self.linear2(F.silu(self.linear1(torch.addcmul(shift, normed, 1 + scale))))


class ResidualMlp(nn.Module):
    def __init__(self, size, condition, width, blocks, time):
        super().__init__()
        self.sinusoid = Sinusoid(time)
        self.embed = nn.Sequential(nn.Linear(time + condition, time), nn.SiLU(), nn.Linear(time, time), nn.SiLU())
        self.input = nn.Linear(size, width)
        self.blocks = nn.ModuleList(Block(width, time) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.output = nn.Linear(width, size)

    def forward(self, x, t, condition):
        e = self.embed(torch.cat((self.sinusoid(t), condition), 1))
        h = self.input(x.flatten(1))
        for block in self.blocks:
            h = block(h, e)
        return self.output(self.norm(h)).view_as(x)


class Convolved(nn.Module):
    def __init__(self, channels, out, kernel, groups):
        super().__init__()
        self.block = nn.Sequential(nn.Conv1d(channels, out, kernel, padding=kernel // 2), nn.GroupNorm(groups, out), nn.Mish())

    def forward(self, x):
        return self.block(x)


class Residual(nn.Module):
    def __init__(self, channels, out, condition, kernel, groups):
        super().__init__()
        self.conv1 = Convolved(channels, out, kernel, groups)
        self.conv2 = Convolved(out, out, kernel, groups)
        self.cond_encoder = nn.Sequential(nn.Identity(), nn.Linear(condition, 2 * out))
        self.residual_conv = nn.Conv1d(channels, out, 1) if channels != out else nn.Identity()

    def forward(self, x, g):
        scale, bias = self.cond_encoder(g).unsqueeze(2).chunk(2, 1)
        return self.conv2(torch.addcmul(bias, self.conv1(x), scale)) + self.residual_conv(x)


class Unet(nn.Module):
    """Chi et al. 2023; the mish before every cond_encoder is computed once."""

    def __init__(self, action, condition, widths, kernel, groups, time):
        super().__init__()
        self.diffusion_step_encoder = nn.Sequential(
            Sinusoid(time), nn.Linear(time, 4 * time), nn.Mish(), nn.Linear(4 * time, time))
        seen = time + condition
        levels = list(zip([action] + widths[:-1], widths))
        self.down_modules = nn.ModuleList(
            nn.ModuleList(
                [Residual(a, b, seen, kernel, groups), Residual(b, b, seen, kernel, groups)]
                + ([nn.Conv1d(b, b, 3, 2, 1)] if i < len(levels) - 1 else []))
            for i, (a, b) in enumerate(levels))
        last = widths[-1]
        self.mid_modules = nn.ModuleList(Residual(last, last, seen, kernel, groups) for _ in range(2))
        self.up_modules = nn.ModuleList(
            nn.ModuleList(
                [Residual(2 * b, a, seen, kernel, groups), Residual(a, a, seen, kernel, groups), nn.ConvTranspose1d(a, a, 4, 2, 1)])
            for a, b in reversed(levels[1:]))
        self.final_conv = nn.Sequential(Convolved(widths[0], widths[0], kernel, 8), nn.Conv1d(widths[0], action, 1))

    def forward(self, x, t, condition):
        g = F.mish(torch.cat((self.diffusion_step_encoder(t), condition), 1))
        h = x.transpose(1, 2)
        skips = []
        for level in self.down_modules:
            h = level[1](level[0](h, g), g)
            skips.append(h)
            if len(level) == 3:
                h = level[2](h)
        for module in self.mid_modules:
            h = module(h, g)
        for first, second, upsample in self.up_modules:
            h = upsample(second(first(torch.cat((h, skips.pop()), 1), g), g))
        return self.final_conv(h).transpose(1, 2)

class GridConv(nn.Module):
    """Beyond the edges the nearest value goes on."""

    def __init__(self, channels, out, taps, stride=1):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, channels, taps, taps))
        self.bias = nn.Parameter(torch.zeros(out))
        self.stride, self.more = stride, taps // 2

    def forward(self, x):
        padded = F.pad(x, (self.more,) * 4, mode="replicate") if self.more else x
        return F.conv2d(padded, self.weight, self.bias, self.stride)


class Gated(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gate = GridConv(width, 2 * width, 3)
        self.mix = GridConv(width, width, 3)

    def forward(self, h):
        normal = F.layer_norm(h.permute(0, 2, 3, 1), h.shape[1:2]).permute(0, 3, 1, 2)
        a, b = self.gate(normal).chunk(2, 1)
        return h + self.mix(F.silu(a) * b)


class GridUnet(nn.Module):
    """Gated convolutions on latitudes by longitudes: trunk(fields) gives features, head(features) the output."""

    def __init__(self, inputs, outputs, widths, trunk, head):
        super().__init__()
        first = widths[0]
        self.input = GridConv(inputs, first, 3)
        self.trunk = nn.ModuleDict({str(i): Gated(first) for i in range(trunk)})
        self.down = nn.ModuleDict({
            str(i): nn.ModuleDict({**{str(k): Gated(a) for k in range(head)}, "stride": GridConv(a, b, 3, 2)})
            for i, (a, b) in enumerate(zip(widths, widths[1:]))})
        self.middle = nn.ModuleDict({str(k): Gated(widths[-1]) for k in range(head)})
        self.up = nn.ModuleDict({
            str(i): nn.ModuleDict({**{str(k): Gated(a) for k in range(head)}, "thin": GridConv(b, a, 1)})
            for i, (a, b) in enumerate(zip(widths, widths[1:]))})
        self.output = GridConv(first, outputs, 1)
        self.blocks = head

    def forward(self, fields):
        h = self.input(fields)
        for block in self.trunk.values():
            h = block(h)
        passed = []
        for level in self.down.values():
            for k in range(self.blocks):
                h = level[str(k)](h)
            passed.append(h)
            h = level["stride"](h)
        for block in self.middle.values():
            h = block(h)
        for level in reversed(list(self.up.values())):
            x = passed.pop()
            h = F.interpolate(level["thin"](h), x.shape[2:], mode="bilinear", align_corners=False) + x
            for k in range(self.blocks):
                h = level[str(k)](h)
        return self.output(h)


def of(shape):
    """The network that a description names."""
    shape = dict(shape)
    return {"mlp": ResidualMlp, "unet": Unet, "grid": GridUnet}[shape.pop("kind")](**shape)
