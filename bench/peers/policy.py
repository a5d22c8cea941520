"""PyTorch's side of `./plume bench policy`: 64 trajectories of a flow, 8 Euler steps, in its fastest form and written plainly."""

import turns
import networks
import tensors
import torch


def sampler(network, condition, rows, shape, steps, shared):
    """Draws noise and carries it to trajectories. Shared: what time and condition give is computed once for all rows."""
    condition = condition if shared else condition.expand(rows, -1).contiguous()
    times = [torch.full((1 if shared else rows, 1), 100 * k / steps) for k in range(steps)]

    def run(noise=None):
        x = torch.randn(rows, *shape) if noise is None else noise
        for t in times:
            x = torch.add(x, network(x, t, condition), alpha=1 / steps)
        return x

    return run


def frozen(network, x, t, condition):
    traced = torch.jit.freeze(torch.jit.trace(network, (x, t, condition)).eval())
    return torch.jit.optimize_for_inference(traced)


class Policies:
    def __init__(self):
        self.runs = {}

    def load(self, name, shape, weights, condition, rows, steps):
        network = networks.of(shape)
        network.load_state_dict(tensors.read(weights))
        network.eval().requires_grad_(False)
        x = tensors.read(condition)["x"]
        c = tensors.read(condition)["condition"]
        forms = {}
        for shared in (False, True):
            kind = "condition computed once" if shared else "condition on every row"
            example = x, torch.full((1 if shared else rows, 1), 0.5), c if shared else c.expand(rows, -1).contiguous()
            forms["eager, " + kind] = network, shared
            forms["traced and frozen, " + kind] = frozen(network, *example), shared
        runs = {form: sampler(n, c, rows, x.shape[1:], steps, shared) for form, (n, shared) in forms.items()}
        chosen, times = turns.fastest(runs)
        self.runs[name] = runs[chosen]
        self.runs[name + " plain"] = runs["eager, condition on every row"]
        return {"form": chosen, "forms": times, "parameters": sum(p.numel() for p in network.parameters())}

    def sample(self, name, noise, out):
        tensors.write(out, {"x": self.runs[name](tensors.read(noise)["x"])})
        return {}

    def run(self, name, seconds):
        return turns.block(self.runs[name], seconds)


if __name__ == "__main__":
    policies = Policies()
    with torch.inference_mode():
        turns.serve(turns.versions(), {"load": policies.load, "sample": policies.sample, "run": policies.run})
