"""Faults on order: a slow, failing, overloaded or torn connection, per method and count."""

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self

from botapi_emulator import refusals

if TYPE_CHECKING:
    from botapi_emulator.methods.call import Call


class ConnectionTornError(Exception):
    """The connection is closed without an answer."""


class Watcher(Protocol):
    """Looks at every request; where it says so the connection is torn, before or after."""

    def arrives(self, call: "Call") -> bool:
        """Whether the connection is closed before the request is carried out."""
        ...

    def is_carried_out(self, call: "Call") -> bool:
        """Whether it is closed before the answer is given."""
        ...


@dataclass(eq=False)
class Fault:
    """One ordered fault: `left` more times (None: until lifted), for one method or for all.

    As a context manager it is lifted at the end of the block. `hits` counts how often it struck.
    """

    method: str | None = None
    left: int | None = None
    delay: float = 0
    refusal: refusals.Refusal | None = None
    tears_before: bool = False
    tears_after: bool = False
    watcher: "Watcher | None" = None
    hits: int = 0

    def strikes(self, method: str) -> bool:
        """Whether this request is hit; counts it if so."""
        if self.left == 0 or (self.method or method).lower() != method.lower():
            return False
        self.left = None if self.left is None else self.left - 1
        self.hits += 1
        return True

    def lift(self) -> None:
        """Strike no more."""
        self.left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lift()


@dataclass(eq=False)
class Faults:
    """The faults in force; orders take `method` (None: all) and `times` (None: until lifted)."""

    ordered: list[Fault] = field(default_factory=list)

    def delay(self, seconds: float, method: str | None = None, times: int | None = None) -> Fault:
        """Answer late."""
        return self._order(Fault(method, times, delay=seconds))

    def fail(self, code: int = 502, method: str | None = None, times: int | None = None) -> Fault:
        """Answer with a 5xx and carry nothing out."""
        return self._order(Fault(method, times, refusal=refusals.server_error(code)))

    def storm(
        self, retry_after: int = 1, method: str | None = None, times: int | None = None
    ) -> Fault:
        """Answer 429 whatever the pace, and carry nothing out."""
        refusal = refusals.too_many_requests(retry_after)
        return self._order(Fault(method, times, refusal=refusal))

    def lose(self, method: str | None = None, times: int | None = None) -> Fault:
        """Close the connection before the request is carried out."""
        return self._order(Fault(method, times, tears_before=True))

    def drop(self, method: str | None = None, times: int | None = None) -> Fault:
        """Carry the request out, then close the connection without an answer."""
        return self._order(Fault(method, times, tears_after=True))

    def watch(self, watcher: Watcher) -> Fault:
        """Let somebody decide at each request: to kill the program that makes it, say."""
        return self._order(Fault(watcher=watcher))

    def lift(self) -> None:
        """Lift all faults."""
        for fault in self.ordered:
            fault.lift()
        self.ordered.clear()

    def _order(self, fault: Fault) -> Fault:
        self.ordered = [old for old in self.ordered if old.left != 0]
        self.ordered.append(fault)
        return fault

    def striking(self, method: str) -> list[Fault]:
        """The faults that hit this request."""
        return [fault for fault in self.ordered if fault.strikes(method)]


async def before(faults: list[Fault], call: "Call | None" = None) -> None:
    """Suffer what happens before a request is carried out; a push to a webhook is no call."""
    for fault in faults:
        if call is not None and fault.watcher and fault.watcher.arrives(call):
            raise ConnectionTornError
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.tears_before:
            raise ConnectionTornError
        if fault.refusal:
            raise fault.refusal


def is_torn_after(faults: list[Fault], call: "Call") -> bool:
    """Whether the connection is closed although the request was carried out."""
    return any(
        fault.tears_after or (fault.watcher is not None and fault.watcher.is_carried_out(call))
        for fault in faults
    )
