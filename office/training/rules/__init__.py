"""Rules of the training: plain values in, decisions out."""
