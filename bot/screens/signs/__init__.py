"""What heads see of signs and of what is proposed about them."""
