"""Reads the cards, questions and sentences that officers practise with."""
