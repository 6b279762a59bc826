"""Rules of revisions: who may write, who reviews, which version and day."""
