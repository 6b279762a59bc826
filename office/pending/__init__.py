"""What a member is in the middle of: the forms and sentences that his next text may belong to."""

from office.pending.service import Pending

__all__ = ["Pending"]
