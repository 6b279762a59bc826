"""The requests that were made, for tests to look at."""

from collections import Counter
from collections.abc import Callable, Iterator

from botapi_emulator.methods.call import Call


class Calls:
    """All requests in order; in bare mode only their counts, and cheap answers."""

    def __init__(self, *, is_bare: bool = False) -> None:
        self.is_bare = is_bare
        self.counts: Counter[str] = Counter()
        self.on_call: Callable[[Call], None] | None = None
        """Told of every request that was answered, in bare mode too."""
        self._made: list[Call] = []

    def add(self, call: Call) -> None:
        """Record a request with its outcome."""
        self.counts[call.method] += 1
        if self.on_call is not None:
            self.on_call(call)
        if not self.is_bare:
            self._made.append(call)

    def __getitem__(self, method: str) -> list[Call]:
        """The requests to one method; each has params, at, result, refusal."""
        return [call for call in self._made if call.method == method]

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._made))

    def __len__(self) -> int:
        return self.counts.total()

    def clear(self) -> None:
        """Start anew."""
        self.counts.clear()
        self._made.clear()
