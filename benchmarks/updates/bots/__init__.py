"""The bots that are measured. Each is a program that gets a URL and nothing else."""
