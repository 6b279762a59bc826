"""Ports for the programs and servers that tests start."""

import itertools
import os
import random
import socket

# Below the ports that the system lends to outgoing connections: nobody takes one of these between
# the look here and the moment at which the program binds it.
_FIRST, _LAST = 20_000, 32_000
_OF_EACH_WORKER = 1_000
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
# Two runs beside each other do not begin at the same port.
_numbers = itertools.count(random.randrange(_OF_EACH_WORKER))


def free_port() -> int:
    """Return a port of this machine that is free, and that no other worker of this run is given."""
    stretch = _FIRST + _worker % ((_LAST - _FIRST) // _OF_EACH_WORKER) * _OF_EACH_WORKER
    while True:
        port = stretch + next(_numbers) % _OF_EACH_WORKER
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
