"""Which errors of the database pass by themselves: the same work may succeed a moment later."""

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# https://www.postgresql.org/docs/current/errcodes-appendix.html: whole classes, then single codes.
_CLASSES = (
    "08",  # the connection is gone
    "40",  # a deadlock, or another transaction was faster
    "53",  # no memory, no disk, no connection left
    "57P",  # the server is going down, coming up, or an administrator has ended the session
    "25P03",  # the transaction was idle for too long: this process was frozen
)


def passes_by_itself(error: BaseException | None) -> bool:
    """Say whether trying again later can help; a statement that is wrong stays wrong."""
    match error:
        case PoolTimeout() | ConnectionError():
            return True
        case DBAPIError(connection_invalidated=True):
            return True
        case DBAPIError():
            return str(getattr(error.orig, "sqlstate", "") or "").startswith(_CLASSES)
        case _:
            return False
