"""The files of a new office: its folder, and the units of its services."""
