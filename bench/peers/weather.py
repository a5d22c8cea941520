"""PyTorch's side of `./plume bench weather`: members of a pressure grid over some leads, in its fastest form.

z(t + 1) = E A [P z(t), P z(t - 1)] + scale (mu + sigma e), [mu, sigma] = network(fields); e = rest g + sum_k g_k f_k.
What all members begin with is computed once.
"""

import networks
import tensors
import torch
import torch.nn.functional as F
import turns

# No deviation is below this part of the base's.
LEAST = 1e-3


class Rollout:
    """All members at once, or some at a time."""

    def __init__(self, network, given, channels_last):
        self.network, self.given, self.channels_last = network, given, channels_last

    def noise(self, members):
        patterns, rest = self.given["noise.patterns"], self.given["noise.rest"]
        return torch.randn(members, patterns.shape[0]) @ patterns + torch.randn(members, rest.shape[1]) * rest

    def shape(self):
        return self.given["known"].shape[-2:]

    def form(self, x):
        return x.contiguous(memory_format=torch.channels_last) if self.channels_last else x

    def states(self, members, given_noise=None):
        """The states of each lead."""
        g = self.given
        h, w = self.shape()
        recent = [z.expand(1, -1) for z in g["recent"]]
        for lead, known in enumerate(g["known"]):
            rows = recent[-1].shape[0]
            recent = [z.expand(rows, -1) for z in recent]
            seen = torch.cat([z @ g["linear.projections"].T for z in reversed(recent)], 1)
            base = seen @ g["linear.regression"] @ g["linear.functions"]
            fields = torch.cat([z.view(rows, 1, h, w) for z in recent + [base]]
                               + [known.expand(rows, -1, -1, -1)], 1)
            mean, said = self.network(self.form(fields)).reshape(rows, 2, h * w).unbind(1)
            noise = self.noise(members) if given_noise is None else given_noise[lead]
            u = mean + (F.softplus(said) + LEAST) * noise
            recent = recent[1:] + [base + g["scale"] * u]
            yield g["mean"][lead] + g["climate.deviation"] * recent[-1]


class Forecasts:
    def load(self, shape, weights, given, members, batch):
        network = networks.of(shape).eval().requires_grad_(False)
        network.load_state_dict(tensors.read(weights))
        self.given, self.members = tensors.read(given), members
        h, w = self.given["known"].shape[-2:]
        self.eager = Rollout(network, self.given, False)
        forms = {}
        for rows in (members, batch):
            example = torch.randn(rows, shape["inputs"], h, w)
            for last in (False, True):
                net = network.to(memory_format=torch.channels_last) if last else network
                traced = torch.jit.freeze(torch.jit.trace(
                    net, example.contiguous(memory_format=torch.channels_last) if last else example).eval())
                name = f"traced and frozen, {rows} at a time" + (", channels last" if last else "")
                forms[name] = self.whole(Rollout(traced, self.given, last), rows)
            forms[f"eager, {rows} at a time"] = self.whole(Rollout(network, self.given, True), rows)
        chosen, times = turns.fastest(forms)
        self.chosen = forms[chosen]
        return {"form": chosen, "forms": times, "parameters": sum(p.numel() for p in network.parameters())}

    def whole(self, rollout, rows):
        """All members one lead on, so many at a time; the last ones may be fewer. After the last lead they begin anew."""
        under_way = []

        def run():
            if not under_way:
                under_way.extend(rollout.states(min(rows, self.members - first))
                                 for first in range(0, self.members, rows))
            if [states for states in under_way if next(states, None) is None]:
                under_way.clear()
                run()
        return run

    def sample(self, noise, out):
        given = tensors.read(noise)["noise"]
        states = self.eager.states(given.shape[1], given)
        tensors.write(out, {"states": torch.stack(list(states))})
        return {}

    def run(self, name, seconds):
        return turns.block(self.chosen, seconds)


if __name__ == "__main__":
    forecasts = Forecasts()
    with torch.inference_mode():
        turns.serve(turns.versions(), {"load": forecasts.load, "sample": forecasts.sample, "run": forecasts.run})
