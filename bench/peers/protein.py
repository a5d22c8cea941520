"""PyTorch's side of `./plume bench protein`: sequences drawn column by column, what is kept of the past in place."""

import turns
import tensors
import torch
from torch.nn import functional as F


class Mixer(torch.nn.Module):
    """The product's network over columns. cache [layers, heads, columns, rows * channels of a head] is written in place."""

    def __init__(self, weights, columns, width, inner, layers, heads, symbols):
        super().__init__()
        self.columns, self.width, self.inner, self.layers, self.heads = columns, width, inner, layers, heads
        self.embed, self.positions, self.fields = weights["embed"], weights["positions"], weights["fields"]
        self.head = weights["heads"].view(columns, width, symbols)
        self.last = weights["norm.weight"], weights["norm.bias"]
        self.blocks = [
            [weights[f"blocks.{k}.{name}"] for name in ("norm.weight", "norm.bias", "in.weight", "in.bias", "self", "out.weight", "out.bias")]
            for k in range(layers)]
        earlier = torch.tril(torch.ones(columns, columns), -1)
        self.mix = torch.stack([weights[f"blocks.{k}.mix"] * earlier for k in range(layers)])

    def cache(self, rows):
        return torch.zeros(self.layers, self.heads, self.columns, rows * self.inner // self.heads)

    def by_head(self, v):
        rows = v.shape[0]
        return v.view(rows, self.heads, -1).transpose(0, 1).reshape(self.heads, -1)

    def by_row(self, past, rows):
        return past.view(self.heads, rows, -1).transpose(0, 1).reshape(rows, -1)

    def block(self, k, h, past):
        norm, bias, into, into_bias, own, out, out_bias = self.blocks[k]
        v, g = F.linear(F.layer_norm(h, (self.width,), norm, bias), into, into_bias).chunk(2, 1)
        return v, h + F.linear(torch.addcmul(past, v, own) * F.silu(g), out, out_bias)

    def sliced(self, ids, t, cache):
        """Reads t columns of the cache: t is a number."""
        h = self.embed[ids] + self.positions[t]
        for k in range(self.layers):
            past = torch.bmm(self.mix[k, :, t : t + 1, :t], cache[k, :, :t]) if t else h.new_zeros(())
            v, h = self.block(k, h, self.by_row(past, len(ids)) if t else past)
            cache[k, :, t] = self.by_head(v)
        h = F.layer_norm(h, (self.width,), *self.last)
        return torch.addmm(self.fields[t], h, self.head[t])

    def forward(self, ids, t, cache):
        """Reads the whole cache, so that shapes stay: t is a tensor of one number."""
        h = self.embed[ids] + self.positions[t]
        mix = self.mix.index_select(2, t)
        for k in range(self.layers):
            v, h = self.block(k, h, self.by_row(torch.bmm(mix[k], cache[k]), ids.shape[0]))
            cache[k].index_copy_(1, t, self.by_head(v).unsqueeze(1))
        h = F.layer_norm(h, (self.width,), *self.last)
        return torch.addmm(self.fields.index_select(0, t)[0], h, self.head.index_select(0, t)[0])


class Families:
    def __init__(self):
        self.runs, self.steps = {}, {}

    def load(self, name, shape, weights, rows, start):
        mixer = Mixer(tensors.read(weights), **shape)
        cache = mixer.cache(rows)
        begin = torch.full((rows,), start)
        times = [torch.tensor([t]) for t in range(mixer.columns)]
        traced = torch.jit.freeze(torch.jit.trace(mixer.eval(), (begin, times[0], cache), check_trace=False))
        forms = {
            "eager, the past sliced": lambda ids, t: mixer.sliced(ids, t, cache),
            "eager, shapes fixed": lambda ids, t: mixer(ids, times[t], cache),
            "traced and frozen, shapes fixed": lambda ids, t: traced(ids, times[t], cache),
        }

        def drawing(step):
            def run():
                ids, drawn = begin, []
                cache.zero_()
                for t in range(mixer.columns):
                    ids = torch.multinomial(step(ids, t).softmax(1), 1).squeeze(1)
                    drawn.append(ids)
                return torch.stack(drawn, 1)

            return run

        chosen, times_ms = turns.fastest({form: drawing(step) for form, step in forms.items()})
        self.runs[name] = drawing(forms[chosen])
        self.steps[name] = forms[chosen], cache, begin
        return {"form": chosen, "forms": times_ms}

    def score(self, name, sequences, out):
        """log p of given rows, nats."""
        step, cache, begin = self.steps[name]
        ids = tensors.read(sequences)["x"].long()
        cache.zero_()
        total = torch.zeros(len(ids))
        before = begin
        for t in range(ids.shape[1]):
            total += step(before, t).log_softmax(1).gather(1, ids[:, t : t + 1]).squeeze(1)
            before = ids[:, t]
        tensors.write(out, {"x": total})
        return {}

    def run(self, name, seconds):
        return turns.block(self.runs[name], seconds)


if __name__ == "__main__":
    families = Families()
    with torch.inference_mode():
        turns.serve(turns.versions(), {"load": families.load, "score": families.score, "run": families.run})
