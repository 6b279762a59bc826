"""People: who comes in, holds a post, is away, leaves."""
