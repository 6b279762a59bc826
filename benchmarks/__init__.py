"""Measurements of this project beside the tools an office could take instead."""
