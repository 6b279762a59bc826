"""What people and bots own: stars, gifts, sticker sets, business accounts."""
