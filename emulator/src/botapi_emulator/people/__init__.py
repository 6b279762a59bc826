"""What people do, and what they find in their chats."""
