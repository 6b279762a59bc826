"""Freezes (or kills) one of two replicas again and again while an office works, and takes the time.

`python -m tests.chaos.freezes` stops a process by SIGSTOP: at random moments, and in every second
freeze at one at which it has a transaction open, with all locks that it holds. It stays frozen
until the other has taken over and everybody who waited has been heard; then it may go on.
"""
