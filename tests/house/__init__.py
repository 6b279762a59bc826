"""The house itself: names, rooms, registries, documents."""
