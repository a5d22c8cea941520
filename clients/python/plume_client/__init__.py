"""A robot in the loop of a Plume policy server. Stubs come from ../generate.sh."""

from .session import Refused, Session, SessionEnded

__all__ = ["Refused", "Session", "SessionEnded"]
