"""How well a new SOP is found that nobody has asked about yet: `make bench-cold`."""
