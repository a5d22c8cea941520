"""Takes turns with the process that measures: one line of JSON in, one out. What the task computes is its own affair."""

import json
import os
import sys
import time

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import torch

torch.set_num_threads(1)


def block(run, seconds, least=3):
    """Runs for this long: the median wall time and the mean processor time of a run, ms."""
    wall = []
    processor = time.process_time()
    end = time.perf_counter() + seconds
    while len(wall) < least or time.perf_counter() < end:
        begin = time.perf_counter()
        run()
        wall.append(time.perf_counter() - begin)
    processor = time.process_time() - processor
    return {"wallMs": 1e3 * sorted(wall)[len(wall) // 2], "cpuMs": 1e3 * processor / len(wall), "runs": len(wall)}


def fastest(forms, seconds=0.3):
    """The name of the form whose run is fastest, tried three times in turn, and the best time of each, ms."""
    best = {}
    for _ in range(3):
        for name, run in forms.items():
            best[name] = min(best.get(name, 1e9), block(run, seconds)["wallMs"])
    return min(best, key=best.get), best


def serve(versions, handlers):
    """Answers {"do": name, ...} with handlers[name](**rest) until standard input ends."""
    print(json.dumps(versions), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(handlers[request.pop("do")](**request)), flush=True)


def versions():
    return {"name": "torch", "version": torch.__version__, "threads": torch.get_num_threads(), "python": sys.version.split()[0]}
