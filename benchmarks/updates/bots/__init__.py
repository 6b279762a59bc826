"""The bots that are measured: each a program of its own, given a URL and nothing else."""
