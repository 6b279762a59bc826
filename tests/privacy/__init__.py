"""Scores the mask on texts that others bring; a judge needs no code of ours."""
