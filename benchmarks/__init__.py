"""Measurements of this project and of the tools that an office could use instead."""
