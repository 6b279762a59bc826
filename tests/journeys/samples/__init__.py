"""Journeys of sample questions: from first taps, from colleagues, from an endpoint."""
