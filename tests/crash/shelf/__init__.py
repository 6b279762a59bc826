"""Kills around questions, answers and the shelf."""
