"""The words about members."""
