"""Rules of posts: plain values in, decisions out."""
