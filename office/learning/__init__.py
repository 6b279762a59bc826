"""What keepers decided reaches the shelf of every replica, and what that changed is told."""

from office.learning.service import Learning

__all__ = ["Learning"]
