"""The shelf: reads SOPs, what stands in them, and what the office has confirmed or moved."""
