"""The words of every exported file."""

SHEET = "Lembar"
DEFINITIONS = "Definisi"
TERM, MEANING = "Istilah", "Artinya"
