"""PyTorch's side of `./plume bench training`: forward, backward, clipping, AdamW and moving average, in its fastest form."""

import turns
import networks
import tensors
import torch
from torch.nn import functional as F

BETAS, DECAY, CLIP, EMA, RATE = (0.9, 0.999), 1e-4, 1.0, 0.999, 1e-3


class Training:
    """One network with its optimiser and the moving average of its weights."""

    def __init__(self, shape, weights, batches, traced):
        network = networks.of(shape)
        network.load_state_dict(weights)
        self.batches = batches
        self.network = network
        self.forward = torch.jit.trace(network, tuple(batches[0][k] for k in ("x", "t", "condition"))) if traced else network
        self.parameters = list(network.parameters())
        self.average = [p.detach().clone() for p in self.parameters]
        self.optimiser = torch.optim.AdamW(
            [{"params": [p for p in self.parameters if p.dim() >= 2], "weight_decay": DECAY},
             {"params": [p for p in self.parameters if p.dim() < 2], "weight_decay": 0}],
            lr=RATE, betas=BETAS, eps=1e-8, foreach=True)
        self.steps = 0

    def step(self):
        batch = self.batches[self.steps % len(self.batches)]
        self.optimiser.zero_grad(set_to_none=True)
        loss = F.mse_loss(self.forward(batch["x"], batch["t"], batch["condition"]), batch["target"])
        loss.backward()
        with torch.no_grad():
            gradients = [p.grad for p in self.parameters]
            norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients)))
            if norm > CLIP:
                torch._foreach_mul_(gradients, (CLIP / norm).item())
            self.optimiser.step()
            decay = min(EMA, (1 + self.steps) / (10 + self.steps))
            torch._foreach_mul_(self.average, decay)
            torch._foreach_add_(self.average, self.parameters, alpha=1 - decay)
        self.steps += 1
        return loss.item()


class Trainings:
    def __init__(self):
        self.runs = {}

    def load(self, name, shape, weights, batches):
        given = tensors.read(weights)
        minibatches = [tensors.read(batch) for batch in batches]
        check = Training(shape, given, minibatches, False)
        losses = [check.step() for _ in range(len(minibatches))]
        forms = {form: Training(shape, given, minibatches, form == "traced").step for form in ("eager", "traced")}
        chosen, times = turns.fastest(forms, 1.0)
        self.runs[name] = forms[chosen]
        return {"form": chosen, "forms": times, "losses": losses, "parameters": sum(p.numel() for p in check.parameters)}

    def run(self, name, seconds):
        return turns.block(self.runs[name], seconds)


if __name__ == "__main__":
    trainings = Trainings()
    turns.serve(turns.versions(), {"load": trainings.load, "run": trainings.run})
