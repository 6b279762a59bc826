"""What keepers decided reaches the shelf of every replica, and what that changed is told."""

from office.learning.published import Published, older_texts, published
from office.learning.service import Learning

__all__ = ["Learning", "Published", "older_texts", "published"]
