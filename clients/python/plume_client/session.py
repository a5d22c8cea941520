"""One session: observations out, chunks of actions in. Needs grpcio, protobuf and the stubs."""

from __future__ import annotations

import queue
import threading
import time
from typing import List, Optional, Sequence, Union

import grpc

from plume.policy.v1 import policy_pb2 as pb
from plume.policy.v1 import policy_pb2_grpc as rpc


class Refused(Exception):
    """An observation was wrong, too old, or could not be answered in time; the session lives on."""

    def __init__(self, refusal: pb.Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class SessionEnded(Exception):
    """The server ended the stream, it broke, or no answer came in time. `code` is a gRPC status code."""

    def __init__(self, code: grpc.StatusCode, details: Optional[str]) -> None:
        super().__init__(details)
        self.code = code


class Session:
    """Call `step` once a control step with what is seen; it gives the action to execute, or None: hold still.

    Actions are those of the newest chunk, joined at the row of the present step, so that late answers do not shift time.
    """

    def __init__(self, address: str, model: str = "", *, timeout: float = 5.0, delay: Optional[int] = None,
                 **options: object) -> None:
        """`options` are the other fields of OpenSession: samples, seed, seam, max_age_ms, session (to go on, after its last step), ...

        With `delay` every answer is waited for and heard that many steps after it was asked for, however long it took: what
        then happens repeats to the bit. For simulated time.
        """
        self._channel = grpc.insecure_channel(address)
        self._requests: "queue.Queue[Optional[pb.ControlRequest]]" = queue.Queue()
        self._answers: "queue.Queue[Union[pb.ControlResponse, SessionEnded]]" = queue.Queue()
        self._ended: Optional[SessionEnded] = None
        self._timeout = timeout
        self._delay = delay
        self._stream = rpc.PolicyServiceStub(self._channel).Control(iter(self._requests.get, None))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._requests.put(pb.ControlRequest(open=pb.OpenSession(model=model, **options)))
        try:
            self.opened: pb.SessionOpened = self._take().opened
        except SessionEnded:
            self._channel.close()
            raise
        self._sequence: int = self.opened.last_observation
        self._echo: Optional[pb.ClockEcho] = None
        self._begin(self.opened.last_step + 1 if self._sequence else 0)

    def _begin(self, step: int = 0) -> None:
        self._step = step
        self._asked = self._asked_at = 0
        self._joined = self._next = 0
        self._scene: Optional[pb.Scene] = None
        self.chunk: Optional[pb.ActionChunk] = None

    def step(self, frame: Sequence[float], scene: Optional[pb.Scene] = None, wait: bool = False) -> Optional[List[float]]:
        """One control step. With `wait` a running-out chunk is waited for; else the robot is to hold still meanwhile.

        A chunk is asked for only once the one before has moved: what is seen until then tells nothing of it.
        """
        if self._delay is None:
            while self._asked and not self._answers.empty():
                self._hear(self._take())
        elif self._asked and (self._step - self._asked_at >= self._delay or self._left() == 0):
            self._hear(self._take())
        left = self._left()
        moved = self._next > self._joined
        ask = not self._asked and (left == 0 or (moved and self._next >= self.opened.action_steps))
        observation = pb.Observation(step=self._step, frames=[pb.Frame(values=frame)], silent=not ask, echo=self._echo)
        if scene is not None and scene != self._scene:
            observation.scene.CopyFrom(scene)
            self._scene = scene
        if self.chunk is not None:
            observation.execution.CopyFrom(
                pb.Execution(chunk=self.chunk.chunk, joined=self._joined, next=self._next))
            if self._delay is not None:
                observation.delay = min(self._delay, left)
        self._tell(observation)
        if ask:
            self._asked, self._asked_at = self._sequence, self._step
        if self._asked and (self._delay == 0 or left == 0 and (wait or self.chunk is None or self._delay is not None)):
            self._hear(self._take())
        action = None
        if self._left() > 0:
            columns = self.chunk.actions.columns
            action = list(self.chunk.actions.values[self._next * columns:(self._next + 1) * columns])
            self._next += 1
        self._step += 1
        return action

    def reset(self, seed: Optional[int] = None) -> None:
        """Begins a new episode."""
        reset = pb.ResetSession() if seed is None else pb.ResetSession(seed=seed)
        self._requests.put(pb.ControlRequest(reset=reset))
        while self._take().WhichOneof("event") != "reset":
            pass
        self._sequence = 0
        self._echo = None
        self._begin()

    def close(self) -> None:
        """Says good-bye: the server forgets the session."""
        self._requests.put(None)
        self._reader.join(self._timeout)  # a channel that is closed at once takes the good-bye with it
        self._channel.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _left(self) -> int:
        return 0 if self.chunk is None else self.chunk.actions.rows - self._next

    def _tell(self, observation: pb.Observation) -> None:
        if self._ended is not None:
            raise self._ended
        self._sequence += 1
        observation.sequence = self._sequence
        observation.time_ns = time.monotonic_ns()
        self._requests.put(pb.ControlRequest(observation=observation))

    def _hear(self, answer: pb.ControlResponse) -> None:
        self._asked = 0
        if answer.HasField("refusal"):
            raise Refused(answer.refusal)
        row = self._step - answer.chunk.valid_from
        if 0 <= row < answer.chunk.actions.rows:
            self.chunk, self._joined, self._next = answer.chunk, row, row

    def _take(self) -> pb.ControlResponse:
        try:
            answer = self._answers.get(timeout=0 if self._ended else self._timeout)
        except queue.Empty:
            raise self._ended or SessionEnded(grpc.StatusCode.DEADLINE_EXCEEDED, "no answer in time") from None
        if isinstance(answer, SessionEnded):
            raise answer
        return answer

    def _read(self) -> None:
        try:
            for answer in self._stream:
                part = getattr(answer, answer.WhichOneof("event"))
                if hasattr(part, "reception"):
                    self._echo = pb.ClockEcho(
                        server_time_ns=part.reception.server_time_ns, received_ns=time.monotonic_ns())
                self._answers.put(answer)
            self._end(grpc.StatusCode.OK, "the session was closed")
        except grpc.RpcError as error:
            self._end(error.code(), error.details())

    def _end(self, code: grpc.StatusCode, details: Optional[str]) -> None:
        self._ended = SessionEnded(code, details)
        self._answers.put(self._ended)
