"""Rules of announcements: plain values in, decisions out."""
