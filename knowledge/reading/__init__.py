"""From files to objects: every content file is read whole, or refused with all its faults."""
