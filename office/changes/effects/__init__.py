"""What changed words do: whom they concern, what they replace, what rests meanwhile."""
