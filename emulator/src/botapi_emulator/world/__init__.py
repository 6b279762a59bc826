"""What there is: bots, people, chats and what stands in them."""
