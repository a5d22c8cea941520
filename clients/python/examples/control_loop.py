#!/usr/bin/env python3
"""Drives a tool across the line y = 0.35 m of the task avoiding, on the model avoiding-flow: control_loop.py HOST:PORT [SEED [DELAY]]

The tool is simulated: it lags a little behind its command. With DELAY time is simulated too: each answer is heard that many
steps after it was asked for, however long it took. With PYTHONPATH on the stubs and on clients/python.
"""

import sys
import time

from plume_client import Session


def main() -> int:
    address = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:50051"
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    delay = int(sys.argv[3]) if len(sys.argv) > 3 else None
    timeout = 5.0 if delay is None else 300.0
    desired, tool = [0.525, -0.28], [0.525, -0.28]
    with Session(address, "avoiding-flow", samples=1, seed=seed, timeout=timeout, delay=delay) as robot:
        for step in range(400):
            tick = time.monotonic() + robot.opened.dt
            action = robot.step(desired + tool)
            if action is not None:
                desired = [d + a for d, a in zip(desired, action)]
            tool = [t + 0.5 * (d - t) for t, d in zip(tool, desired)]
            if tool[1] >= 0.35:
                print(f"crossed the line at x = {tool[0]:.6f} m after {step + 1} steps and {robot.chunk.chunk} chunks")
                return 0
            if delay is None:
                time.sleep(max(0.0, tick - time.monotonic()))
    print(f"did not cross the line: {tool}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
